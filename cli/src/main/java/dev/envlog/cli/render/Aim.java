package dev.envlog.cli.render;

import dev.envlog.access.AccessLogEntry;
import dev.envlog.access.AccessLogLine;
import dev.envlog.log.RecordKind;
import dev.envlog.timeline.Exchange;
import dev.envlog.timeline.ExchangeKind;
import dev.envlog.timeline.Step;

/**
 * Where the connection of a client went for which the configuration has nothing: the address and the name, by which filter chains are
 * chosen, as the access log has them. The address is this proxy's own, or the original destination where a listener filter found that.
 */
final class Aim {

    private static final String NO_ROUTE = "NR";

    /** How ports of TLS mostly end: 443, 8443, 15443. */
    private static final String TLS_PORT = "443";

    private Aim() {}

    /** In words; empty where they are not why it failed, or not known. */
    static String of(Exchange exchange) {
        boolean chosen = exchange.kind() == ExchangeKind.TCP
                ? !exchange.attempts().isEmpty()
                : !exchange.response().flags().contains(NO_ROUTE);
        if (chosen) {
            return "";
        }
        for (Step step : exchange.steps()) {
            AccessLogEntry entry = step.event().kind() == RecordKind.ACCESS ? AccessLogLine.read(step.event()) : null;
            if (entry != null && entry.localAddress() != null) {
                return "the client's connection went to " + entry.localAddress()
                        + name(entry, exchange.kind() == ExchangeKind.TCP);
            }
        }
        return "";
    }

    /** Formats that print details print the server name as well, or a dash. HTTP without TLS has none, which needs no word. */
    private static String name(AccessLogEntry entry, boolean session) {
        if (entry.serverName() != null) {
            return " and named " + entry.serverName() + " (SNI)";
        }
        String address = entry.localAddress();
        boolean tls = session || (address != null && address.endsWith(TLS_PORT));
        return !tls || entry.details() == null || entry.cut()
                ? ""
                : " and named no server (no SNI: no TLS, or by address)";
    }
}
