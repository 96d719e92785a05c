package dev.envlog.config;

import org.jspecify.annotations.Nullable;

/**
 * Where something listens or is reached.
 *
 * @param host an IP address or host name; the path of a pipe; {@code envoy://NAME} of an internal listener
 * @param port null where {@code host} is not in a network
 */
public record Address(String host, @Nullable Integer port) {

    /** As Envoy prints it: {@code 10.0.0.1:80}, {@code [::1]:80}, {@code /var/run/x.sock}. */
    @Override
    public String toString() {
        if (port == null) {
            return host;
        }
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
}
