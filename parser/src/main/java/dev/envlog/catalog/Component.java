package dev.envlog.catalog;

import org.jspecify.annotations.Nullable;

/**
 * Who produced a statement.
 *
 * @param name canonical: Envoy's name of an extension, such as {@code envoy.filters.http.router}, or the plain name of a
 *     core component, such as {@code connection pool}
 * @param kind what sort of thing it is
 * @param shortName for narrow tables: {@code router}, {@code hcm}, {@code pool}
 */
public record Component(String name, ComponentKind kind, String shortName) {

    /** Whether it is an extension that a person would call a filter. */
    public boolean filter() {
        return kind == ComponentKind.FILTER || isHttpFilter();
    }

    /** Whether it is a filter of HTTP, the router among them. */
    public boolean isHttpFilter() {
        return kind == ComponentKind.HTTP_FILTER;
    }

    /** Written out, as is {@link #hashCode}: what a record has by itself is built when first called, which a small log waits for. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other == this
                || (other instanceof Component component
                        && name.equals(component.name)
                        && kind == component.kind
                        && shortName.equals(component.shortName));
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }
}
