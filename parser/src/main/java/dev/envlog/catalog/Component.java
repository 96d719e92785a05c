package dev.envlog.catalog;

import org.jspecify.annotations.Nullable;

/**
 * Who produced a statement.
 *
 * @param name canonical: Envoy's name of an extension, such as {@code envoy.filters.http.router}, or the plain name of a
 *     core component, such as {@code connection pool}
 * @param filter whether it is an extension that a person would call a filter
 * @param shortName for narrow tables: {@code router}, {@code hcm}, {@code pool}
 */
public record Component(String name, boolean filter, String shortName) {

    /** Written out, as is {@link #hashCode}: what a record has by itself is built when first called, which a small log waits for. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other == this
                || (other instanceof Component component
                        && name.equals(component.name)
                        && filter == component.filter
                        && shortName.equals(component.shortName));
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }
}
