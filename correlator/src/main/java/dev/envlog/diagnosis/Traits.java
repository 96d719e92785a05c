package dev.envlog.diagnosis;

import dev.envlog.access.AccessLogEntry;
import dev.envlog.access.AccessLogLine;
import dev.envlog.log.Event;
import dev.envlog.log.RecordKind;
import dev.envlog.timeline.Cause;
import dev.envlog.timeline.CauseSide;
import dev.envlog.timeline.Exchange;
import dev.envlog.timeline.ExchangeKind;
import dev.envlog.timeline.Response;
import dev.envlog.timeline.Span;
import dev.envlog.timeline.Step;
import dev.envlog.timeline.UpstreamAttempt;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The words of {@code explanations.txt} that hold for an exchange. */
final class Traits {

    /** No idle timeout is that short. */
    private static final long SOON_NANOS = 1_000_000_000;

    /** Bytes of a body that no buffer on the way holds. */
    private static final long LARGE = 1 << 20;

    /** Whatever has to go out and come back takes longer, mostly. */
    private static final long INSTANT_NANOS = 20_000_000;

    /** What is over so soon waited for nobody. */
    private static final long PROMPT_NANOS = 5_000_000;

    /** A call that is answered by a service that works takes less, mostly. */
    private static final long LONG_NANOS = 100_000_000;

    /** Istio's proxies name what they want so when they speak TLS with each other. */
    private static final String MESH_NAME = "outbound_.";

    /** An address that is the same all over the world: 2000::/3. */
    private static final Pattern GLOBAL_IPV6 = Pattern.compile("\\[[23][0-9a-fA-F]{3}:");

    /** In the path of each service with which a proxy's control plane gives it configuration. */
    private static final String DISCOVERY = "DiscoveryService/";

    /** Clients may choose it: what is to be typed must be no more than an id. */
    private static final Pattern PLAIN_ID = Pattern.compile("[0-9A-Za-z-]{6,64}");

    private static final class Gateways {
        static final ClusterNames CLUSTERS = new ClusterNames("gateway-clusters.txt");
    }

    private Traits() {}

    static Set<String> of(Exchange exchange) {
        Set<String> words = new HashSet<>();
        words.add(exchange.kind() == ExchangeKind.TCP ? "tcp" : "http");
        if (exchange.kind() == ExchangeKind.ASYNC) {
            words.add("async");
            String path = exchange.request().path();
            if (path != null && path.startsWith("/envoy.") && path.contains(DISCOVERY)) {
                words.add("configuration");
            }
        }
        List<UpstreamAttempt> attempts = exchange.attempts();
        UpstreamAttempt last = attempts.isEmpty() ? null : attempts.get(attempts.size() - 1);
        words.add(last == null ? "untried" : "tried");
        if (last != null) {
            words.add(UpstreamAttempt.count(attempts) == 1 ? "once" : "retried");
            words.add(last.outcome().printed());
            if (last.status() != null) {
                words.add("answered");
            }
            if (isSoon(exchange.span(), last)) {
                words.add("soon");
            }
            if (last.host() != null && GLOBAL_IPV6.matcher(last.host()).lookingAt()) {
                words.add("ipv6");
            }
            if (last.reused() != null) {
                words.add(last.reused() ? "reused" : "new");
            }
        }
        Long all = exchange.span().partial() == null ? exchange.span().durationNs() : null;
        if (all != null) {
            words.addAll(lasting(all));
        }
        String id = exchange.request().requestId();
        if (id != null && PLAIN_ID.matcher(id).matches()) {
            words.add("identified");
        }
        String protocol = exchange.request().protocol();
        if (protocol != null && protocol.startsWith("HTTP/1")) {
            words.add("http1");
        }
        if (Istio.made(exchange)) {
            words.add("istio");
        }
        AccessLogEntry line = line(exchange);
        if (line != null && isUpload(exchange, line)) {
            words.add("upload");
        }
        if (line != null && line.serverName() != null && line.serverName().startsWith(MESH_NAME)) {
            words.add("meshed");
        }
        if (isMasked(exchange, last)) {
            words.add("masked");
        }
        if (exchange.cluster() != null) {
            words.add("routed");
            words.addAll(named(exchange.cluster()));
        }
        return words;
    }

    /** This proxy answers a gRPC request that failed with 200, and the failure in its gRPC status ({@code utility.cc: sendLocalReply}). */
    private static boolean isMasked(Exchange exchange, @Nullable UpstreamAttempt last) {
        Response response = exchange.response();
        Cause cause = exchange.cause();
        return exchange.kind() == ExchangeKind.HTTP
                && Integer.valueOf(200).equals(response.status())
                && !response.flags().isEmpty()
                && cause != null
                && cause.side() != CauseSide.CLIENT
                && (last == null || last.status() == null);
    }

    /** So large a body takes its time, and what answers need not wait for all of it. */
    private static boolean isUpload(Exchange exchange, AccessLogEntry line) {
        Long received = line.bytesReceived();
        return exchange.kind() == ExchangeKind.HTTP && received != null && received >= LARGE;
    }

    /** Its line of the access log; null if there is none. */
    private static @Nullable AccessLogEntry line(Exchange exchange) {
        for (Step step : exchange.steps()) {
            AccessLogEntry entry = step.event().kind() == RecordKind.ACCESS ? AccessLogLine.read(step.event()) : null;
            if (entry != null) {
                return entry;
            }
        }
        return null;
    }

    private static Set<String> lasting(long all) {
        Set<String> words = new HashSet<>();
        if (all < INSTANT_NANOS) {
            words.add("instant");
        }
        if (all <= PROMPT_NANOS) {
            words.add("prompt");
        }
        if (all >= LONG_NANOS) {
            words.add("waited");
        }
        return words;
    }

    /** The try lasted less than a second, or all of the request did. */
    private static boolean isSoon(Span span, UpstreamAttempt last) {
        Long all = span.partial() == null ? span.durationNs() : null;
        boolean tried =
                last.end() != Event.NO_TIME && last.ready() != Event.NO_TIME && last.end() - last.ready() < SOON_NANOS;
        return tried || (all != null && all < SOON_NANOS);
    }

    /** Istio's names have direction, port, subset and host; those that a gateway between networks goes by are made for SNI. */
    private static Set<String> named(String cluster) {
        Set<String> words = new HashSet<>();
        boolean sni = cluster.startsWith(MESH_NAME);
        String[] parts = cluster.split(sni ? "_\\." : "\\|", 4);
        if (parts.length > 1) {
            words.add(sni ? "sni" : parts[0]);
        } else if (Istio.isPassthrough(cluster)) {
            words.add("passthrough");
        } else if (Gateways.CLUSTERS.have(cluster)) {
            words.add("gateway");
        }
        if (parts.length == 4 && parts[2].isEmpty()) {
            words.add("whole");
        }
        return words;
    }
}
