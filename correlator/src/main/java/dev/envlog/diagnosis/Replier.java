package dev.envlog.diagnosis;

import dev.envlog.catalog.Component;
import dev.envlog.catalog.FilterNames;
import dev.envlog.timeline.Exchange;
import dev.envlog.timeline.ExchangeKind;
import dev.envlog.timeline.Response;
import dev.envlog.timeline.Step;
import org.jspecify.annotations.Nullable;

/** Which component made a response in place of the upstream. */
public final class Replier {

    private static final CodeTable TABLE = CodeTable.load(Replier.class, "details-filters.txt", "details", "component");

    private Replier() {}

    /**
     * The component that the response code details name ({@code details-filters.txt}): its canonical name; null if the response is
     * the upstream's, or if its details do not tell.
     */
    public static @Nullable String of(Response response) {
        String details = response.details();
        return details != null && Boolean.TRUE.equals(response.localReply()) ? TABLE.byPrefix(details) : null;
    }

    /**
     * The HTTP filter that is likely to have answered where the details do not tell and the router was not reached: one that said it
     * denies the request ({@link Denials}), or, if Envoy logged a local reply, the filter that spoke last before it.
     *
     * @param exchange with its records
     * @return canonical name, null if nothing suggests a filter
     */
    public static @Nullable String likely(Exchange exchange) {
        Response response = exchange.response();
        if (exchange.kind() != ExchangeKind.HTTP
                || response.status() == null
                || Boolean.FALSE.equals(response.localReply())
                || !exchange.attempts().isEmpty()
                || exchange.filters().contains(FilterNames.ROUTER)
                || of(response) != null) {
            return null;
        }
        String last = null;
        for (Step step : exchange.steps()) {
            Component component = step.by().component();
            if (step.context() || component == null) {
                continue;
            }
            if (Participants.begins(step.event().event())) {
                break;
            }
            if (component.isHttpFilter()) {
                if (Denials.denies(step.event())) {
                    return component.name();
                }
                last = component.name();
            }
        }
        return Boolean.TRUE.equals(response.localReply()) ? last : null;
    }
}
