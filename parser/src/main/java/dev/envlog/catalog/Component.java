package dev.envlog.catalog;

/**
 * Who produced a statement.
 *
 * @param name canonical: Envoy's name of an extension, such as {@code envoy.filters.http.router}, or the plain name of a
 *     core component, such as {@code connection pool}
 * @param filter whether it is an extension that a person would call a filter
 * @param shortName for narrow tables: {@code router}, {@code hcm}, {@code pool}
 */
public record Component(String name, boolean filter, String shortName) {}
