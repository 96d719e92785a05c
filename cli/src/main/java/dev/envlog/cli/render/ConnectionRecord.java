package dev.envlog.cli.render;

import dev.envlog.timeline.Closer;
import dev.envlog.timeline.Connection;
import tools.jackson.core.JsonGenerator;

/** The record {@code envlog/connection/1}. */
final class ConnectionRecord {

    private ConnectionRecord() {}

    static void write(JsonGenerator out, Connection connection, int unit) {
        Fields fields = new Fields(out);
        fields.text("schema", "envlog/connection/1");
        fields.text("pod", connection.origin().pod());
        fields.number("restart", connection.origin().restart());
        fields.id("connection", connection.id());
        fields.text("side", connection.side() == null ? null : connection.side().printed());
        fields.text("thread", connection.thread());
        fields.text("peer", connection.peer());
        fields.truth("tls", connection.tls());
        fields.text("protocol", connection.protocol());
        fields.text("cluster", connection.cluster());
        fields.time("opened", connection.opened(), unit);
        fields.time("connected", connection.connected(), unit);
        fields.time("closed", connection.closed(), unit);
        Closer closer = connection.closedBy();
        fields.text("closedBy", closer == null ? null : closer.printed());
        fields.text("closeReason", connection.closeReason());
        fields.texts("filters", connection.filters());
        out.writeName("users").writeStartArray();
        connection.users().forEach(fields::ref);
        out.writeEndArray();
        fields.number("firstLine", connection.extent().firstLine());
        fields.number("lastLine", connection.extent().lastLine());
        fields.number("records", connection.extent().records());
    }
}
