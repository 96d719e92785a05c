package dev.envlog.cli.render;

import dev.envlog.config.Cluster;
import dev.envlog.config.RetryPolicy;
import dev.envlog.config.Route;
import dev.envlog.config.join.ChainRef;
import dev.envlog.config.join.FilterUse;
import dev.envlog.config.join.Joined;
import dev.envlog.config.join.RouteChoice;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** The field {@code config} of a request: what is configured for it. */
final class JoinedRecord {

    private final JsonGenerator out;
    private final Fields fields;
    private final Redactor redactor;

    private JoinedRecord(JsonGenerator out, Redactor redactor) {
        this.out = out;
        this.fields = new Fields(out);
        this.redactor = redactor;
    }

    /** @param joined null if no dump is of its proxy */
    static void write(JsonGenerator out, @Nullable Joined joined, Redactor redactor) {
        if (joined == null) {
            out.writeNullProperty("config");
            return;
        }
        out.writeName("config").writeStartObject();
        new JoinedRecord(out, redactor).write(joined);
        out.writeEndObject();
    }

    private void write(Joined joined) {
        fields.text("dump", joined.dump().source());
        fields.text(
                "node",
                joined.dump().node() == null ? null : joined.dump().node().id());
        ChainRef ref = joined.chain().only();
        fields.text(
                "listener",
                ref == null
                        ? listener(joined.chain().candidates())
                        : ref.listener().name());
        fields.text("filterChain", ref == null ? null : ref.chain().name());
        out.writeName("candidates").writeStartArray();
        if (ref == null) {
            joined.chain().candidates().forEach(this::chain);
        }
        out.writeEndArray();
        fields.texts("why", joined.chain().why().stream().map(redactor::text).toList());
        filters("listenerFilters", joined.chain().listenerFilters());
        filters("networkFilters", joined.chain().networkFilters());
        filters("httpFilters", joined.request().httpFilters());
        fields.text("stoppedBy", joined.request().stoppedBy());
        fields.text(
                "routeConfiguration",
                joined.request().routes() == null
                        ? null
                        : joined.request().routes().name());
        RouteChoice choice = joined.request().choice();
        fields.text(
                "virtualHost",
                choice.virtualHost() == null ? null : choice.virtualHost().name());
        fields.text("domain", choice.domain());
        route(choice);
        cluster(joined.cluster());
        fields.text("problem", joined.problem());
    }

    /** The listener that all of the chains belong to. */
    private static @Nullable String listener(List<ChainRef> chains) {
        boolean same = !chains.isEmpty()
                && chains.stream()
                        .allMatch(one -> one.listener().equals(chains.get(0).listener()));
        return same ? chains.get(0).listener().name() : null;
    }

    private void chain(ChainRef ref) {
        out.writeStartObject();
        fields.text("listener", ref.listener().name());
        fields.text("filterChain", ref.chain().name());
        out.writeEndObject();
    }

    private void filters(String name, List<FilterUse> uses) {
        out.writeName(name).writeStartArray();
        for (FilterUse use : uses) {
            out.writeStartObject();
            fields.text("name", use.filter().name());
            fields.text("component", use.filter().component());
            fields.text("plugin", use.filter().plugin());
            fields.text("state", Fields.word(use.state()));
            fields.number("steps", use.steps());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private void route(RouteChoice choice) {
        Route route = choice.route();
        if (route == null) {
            out.writeNullProperty("route");
            return;
        }
        out.writeName("route").writeStartObject();
        fields.text("name", route.name().isEmpty() ? null : route.name());
        fields.text("match", ConfigWords.match(route.match(), redactor));
        fields.text("action", redactor.text(ConfigWords.action(route.action())));
        fields.truth("certain", choice.certain());
        nanos("timeoutNs", route.timeout());
        nanos("idleTimeoutNs", route.idleTimeout());
        nanos("maxStreamDurationNs", route.maxStreamDuration());
        RetryPolicy policy = choice.retryPolicy();
        fields.texts("retryOn", policy == null ? List.of() : policy.retryOn());
        fields.number("retries", policy == null ? null : Integer.valueOf(policy.numRetries()));
        nanos("perTryTimeoutNs", policy == null ? null : policy.perTryTimeout());
        out.writeEndObject();
    }

    private void nanos(String name, @Nullable Duration duration) {
        fields.number(name, duration == null ? null : Long.valueOf(duration.toNanos()));
    }

    private void cluster(@Nullable Cluster cluster) {
        if (cluster == null) {
            out.writeNullProperty("cluster");
            return;
        }
        out.writeName("cluster").writeStartObject();
        fields.text("name", cluster.name());
        fields.text("type", cluster.type());
        fields.text("lbPolicy", cluster.lbPolicy());
        nanos("connectTimeoutNs", cluster.connectTimeout());
        if (cluster.endpoints() == null) {
            out.writeNullProperty("endpoints");
        } else {
            out.writeName("endpoints").writeStartArray();
            cluster.endpoints().forEach(endpoint -> {
                out.writeStartObject();
                fields.text("address", endpoint.address().toString());
                fields.text("health", endpoint.health());
                out.writeEndObject();
            });
            out.writeEndArray();
        }
        out.writeEndObject();
    }
}
