package dev.envlog.config;

/**
 * A resource of a type that is not read.
 *
 * @param typeUrl without {@code type.googleapis.com/}
 * @param name empty if it has none
 */
public record OtherResource(String typeUrl, String name) {}
