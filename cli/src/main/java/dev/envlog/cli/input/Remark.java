package dev.envlog.cli.input;

/**
 * Something to say about an input before it is read.
 *
 * @param name of the input
 * @param text what there is to say; where it is an error, what is wrong and what to do
 * @param error true if something that was asked for cannot be read
 */
public record Remark(String name, String text, boolean error) {}
