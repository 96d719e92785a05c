package dev.envlog.parser;

import java.util.Set;

/**
 * Ids of Envoy's loggers ({@code source/common/common/logger.h}). Only used where nothing else tells a record from prose; in
 * every other envelope any id is accepted.
 */
final class Loggers {

    private static final Set<String> KNOWN = Set.of(
            "admin",
            "alternate_protocols_cache",
            "assert",
            "aws",
            "backtrace",
            "basic_auth",
            "cache_filter",
            "client",
            "config",
            "conn_handler",
            "connection",
            "decompression",
            "dns",
            "dubbo",
            "envoy_bug",
            "ext_authz",
            "ext_proc",
            "file",
            "filter",
            "forward_proxy",
            "geolocation",
            "golang",
            "grpc",
            "happy_eyeballs",
            "hc",
            "health_checker",
            "http",
            "http2",
            "hystrix",
            "init",
            "io",
            "jwt",
            "kafka",
            "key_value_store",
            "lua",
            "main",
            "matcher",
            "misc",
            "mongo",
            "multi_connection",
            "oauth2",
            "pool",
            "quic",
            "quic_stream",
            "rate_limit_quota",
            "rbac",
            "rds",
            "redis",
            "rocketmq",
            "router",
            "runtime",
            "secret",
            "stats",
            "tap",
            "testing",
            "thrift",
            "tracing",
            "udp",
            "upstream",
            "wasm",
            "websocket");

    private Loggers() {}

    static boolean isKnown(byte[] b, int from, int to) {
        return to - from < 32 && KNOWN.contains(Bytes.text(b, from, to));
    }
}
