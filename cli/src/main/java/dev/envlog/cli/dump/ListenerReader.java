package dev.envlog.cli.dump;

import dev.envlog.config.Address;
import dev.envlog.config.CidrRange;
import dev.envlog.config.FilterChain;
import dev.envlog.config.FilterChainMatch;
import dev.envlog.config.Listener;
import dev.envlog.config.ListenerFilter;
import dev.envlog.config.ListenerFilter.Condition;
import dev.envlog.config.State;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads listeners ({@code envoy.config.listener.v3.Listener}) with their filter chains. */
final class ListenerReader {

    private ListenerReader() {}

    /** @param name for a listener that has none of its own */
    static Listener listener(Tree listener, String name, State state) {
        Tree otherwise = listener.get("default_filter_chain");
        List<Address> more = new ArrayList<>();
        for (Tree additional : listener.get("additional_addresses").list()) {
            Address address = address(additional.get("address"));
            if (address != null) {
                more.add(address);
            }
        }
        String direction = listener.get("traffic_direction").text("UNSPECIFIED");
        return new Listener(
                listener.get("name").text(name),
                state,
                address(listener.get("address")),
                List.copyOf(more),
                direction.equals("UNSPECIFIED") ? null : direction,
                listener.get("bind_to_port")
                        .truth(listener.at("deprecated_v1.bind_to_port").truth(true)),
                listener.get("use_original_dst").truth(false),
                listener.get("listener_filters").list().stream()
                        .map(ListenerReader::filter)
                        .toList(),
                listener.get("filter_chains").list().stream()
                        .map(ListenerReader::chain)
                        .toList(),
                otherwise.isMissing() ? null : chain(otherwise),
                listener.has("filter_chain_matcher"));
    }

    static @Nullable Address address(Tree address) {
        Tree socket = address.get("socket_address");
        if (!socket.isMissing()) {
            return new Address(
                    socket.get("address").text(""), socket.get("port_value").integer());
        }
        String pipe = address.at("pipe.path").text();
        if (pipe != null) {
            return new Address(pipe, null);
        }
        String internal =
                address.at("envoy_internal_address.server_listener_name").text();
        return internal == null ? null : new Address("envoy://" + internal, null);
    }

    private static ListenerFilter filter(Tree filter) {
        Tree disabled = filter.get("filter_disabled");
        return new ListenerFilter(FilterReader.filter(filter), disabled.isMissing() ? null : condition(disabled));
    }

    private static Condition condition(Tree condition) {
        Tree ports = condition.get("destination_port_range");
        if (!ports.isMissing()) {
            return new ListenerFilter.DestinationPorts(
                    ports.get("start").integer(0), ports.get("end").integer(0));
        }
        if (condition.has("or_match")) {
            return new ListenerFilter.Or(conditions(condition.get("or_match")));
        }
        if (condition.has("and_match")) {
            return new ListenerFilter.And(conditions(condition.get("and_match")));
        }
        return condition.has("not_match")
                ? new ListenerFilter.Not(condition(condition.get("not_match")))
                : new ListenerFilter.Any();
    }

    private static List<Condition> conditions(Tree set) {
        return set.get("rules").list().stream().map(ListenerReader::condition).toList();
    }

    private static FilterChain chain(Tree chain) {
        Tree socket = chain.get("transport_socket");
        FilterReader.Config config = FilterReader.config(socket);
        String name = TypeNames.canonical(config.type(), socket.get("name").text(""));
        // Before 1.12 a chain with TLS said so by a field of its own.
        String old = chain.has("tls_context") ? "envoy.transport_sockets.tls" : null;
        return new FilterChain(
                chain.get("name").text(""),
                match(chain.get("filter_chain_match")),
                chain.get("filters").list().stream()
                        .map(NetworkFilterReader::filter)
                        .toList(),
                socket.isMissing() ? old : name);
    }

    private static FilterChainMatch match(Tree match) {
        if (match.isMissing() || match.fields().isEmpty()) {
            return FilterChainMatch.ALL;
        }
        String source = match.get("source_type").text("ANY");
        return new FilterChainMatch(
                match.get("destination_port").integer(),
                ranges(match.get("prefix_ranges")),
                match.get("server_names").texts(),
                match.get("transport_protocol").text(),
                match.get("application_protocols").texts(),
                ranges(match.get("direct_source_prefix_ranges")),
                source.equals("ANY") ? null : source.equals("LOCAL") ? "SAME_IP_OR_LOOPBACK" : source,
                ranges(match.get("source_prefix_ranges")),
                match.get("source_ports").list().stream()
                        .map(port -> port.integer(0))
                        .toList());
    }

    private static List<CidrRange> ranges(Tree ranges) {
        return ranges.list().stream()
                .map(range -> new CidrRange(
                        range.get("address_prefix").text(""),
                        range.get("prefix_len").integer(0)))
                .toList();
    }
}
