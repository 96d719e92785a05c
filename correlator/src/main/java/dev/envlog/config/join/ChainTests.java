package dev.envlog.config.join;

import dev.envlog.catalog.FilterNames;
import dev.envlog.config.Address;
import dev.envlog.config.FilterChainMatch;
import dev.envlog.config.Listener;
import dev.envlog.config.ListenerFilter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Single conditions on listeners and filter chains (listener_manager/filter_chain_manager_impl.cc). */
final class ChainTests {

    private ChainTests() {}

    /** How a listener may have got a connection to a destination: the larger the more specific, 0 if it cannot have. */
    static int address(Listener listener, String destination) {
        int best = 0;
        if (listener.address() != null) {
            best = address(listener.address(), destination);
        }
        for (Address more : listener.additionalAddresses()) {
            best = Math.max(best, address(more, destination));
        }
        return best > 0 ? best : restores(listener) ? 1 : 0;
    }

    private static int address(Address address, String destination) {
        Integer port = Ip.port(destination);
        if (port == null || !port.equals(address.port())) {
            return 0;
        }
        if (address.host().equals(Ip.host(destination))) {
            return 3;
        }
        return address.host().equals("0.0.0.0") || address.host().equals("::") ? 2 : 0;
    }

    /** Whether it takes what the proxy's own workload sends, or sends on what a gateway got. */
    static boolean isOutbound(Listener listener) {
        return Objects.equals(listener.trafficDirection(), "OUTBOUND");
    }

    /**
     * Whether it is the outbound listener for that port of services elsewhere: clients name the port they connect to in the
     * authority, and Istio calls such listeners {@code ADDRESS_PORT}. False if no port is known.
     */
    static boolean servesPort(Listener listener, @Nullable Integer port) {
        Address address = listener.address();
        return port != null
                && isOutbound(listener)
                && (listener.name().endsWith("_" + port) || (address != null && port.equals(address.port())));
    }

    /** Whether it takes connections that iptables redirected. */
    static boolean restores(Listener listener) {
        return listener.useOriginalDst() || has(listener, FilterNames.ORIGINAL_DST);
    }

    static boolean has(Listener listener, String component) {
        return listener.listenerFilters().stream()
                .anyMatch(filter -> filter.filter().component().equals(component));
    }

    /** Whether a chain is for that server name; one that names none is for all. */
    static boolean serverName(FilterChainMatch match, String serverName) {
        return match.serverNames().isEmpty() || serverNameLength(match.serverNames(), serverName) >= 0;
    }

    /** Length of the server name that wins: exact ones over all others; -1 if none fits. */
    static int serverNameLength(List<String> names, String serverName) {
        int best = -1;
        String lower = serverName.toLowerCase(Locale.ROOT);
        for (String name : names) {
            String wanted = name.toLowerCase(Locale.ROOT);
            if (wanted.equals(lower)) {
                return Integer.MAX_VALUE;
            }
            if (wanted.startsWith("*.") && lower.endsWith(wanted.substring(1))) {
                best = Math.max(best, wanted.length());
            }
        }
        return best;
    }

    /** Length of the longest range with that address; -1 if none has it. */
    static int prefixLength(FilterChainMatch match, String host) {
        return match.prefixRanges().stream()
                .filter(range -> Ip.in(range, host))
                .mapToInt(range -> range.prefixLength())
                .max()
                .orElse(-1);
    }

    /** Whether a listener filter leaves connections to that port alone; not told without port. */
    static Fit disabled(ListenerFilter filter, @Nullable Integer port) {
        return filter.disabledFor() == null ? Fit.NO : condition(filter.disabledFor(), port);
    }

    private static Fit condition(ListenerFilter.Condition condition, @Nullable Integer port) {
        if (condition instanceof ListenerFilter.DestinationPorts ports) {
            return port == null ? Fit.MAYBE : Fit.of(port >= ports.start() && port < ports.end());
        }
        if (condition instanceof ListenerFilter.Not not) {
            return condition(not.condition(), port).not();
        }
        if (condition instanceof ListenerFilter.And and) {
            Fit fit = Fit.YES;
            for (ListenerFilter.Condition one : and.conditions()) {
                fit = fit.and(condition(one, port));
            }
            return fit;
        }
        if (condition instanceof ListenerFilter.Or or) {
            Fit fit = Fit.YES;
            for (ListenerFilter.Condition one : or.conditions()) {
                fit = fit.and(condition(one, port).not());
            }
            return fit.not();
        }
        return Fit.YES;
    }
}
