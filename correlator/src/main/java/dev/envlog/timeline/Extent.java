package dev.envlog.timeline;

/** First and last line of an exchange or a connection in its input, and the number of records it owns. */
public record Extent(int firstLine, int lastLine, int records) {}
