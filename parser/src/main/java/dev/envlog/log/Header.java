package dev.envlog.log;

/** One line of a header block, {@code 'name', 'value'}, as Envoy's header map prints it. The value is raw. */
public record Header(String name, String value) {}
