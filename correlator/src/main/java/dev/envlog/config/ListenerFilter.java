package dev.envlog.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A listener filter.
 *
 * @param disabledFor connections it leaves alone ({@code filter_disabled}); null if it looks at all
 */
public record ListenerFilter(Filter filter, @Nullable Condition disabledFor) {

    /** A condition on the connection ({@code ListenerFilterChainMatchPredicate}). */
    public sealed interface Condition {}

    /** Always true. */
    public record Any() implements Condition {}

    /** Original destination ports from {@code start} up to, but without, {@code end}. */
    public record DestinationPorts(int start, int end) implements Condition {}

    /** True if one of them is. */
    public record Or(List<Condition> conditions) implements Condition {}

    /** True if all of them are. */
    public record And(List<Condition> conditions) implements Condition {}

    /** True if the other is not. */
    public record Not(Condition condition) implements Condition {}
}
