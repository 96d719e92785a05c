package dev.envlog.config;

import java.util.List;

/**
 * Which requests a route is for: all parts must fit.
 *
 * @param path what the path must be
 * @param caseSensitive whether that is compared with case; regular expressions always are
 * @param headers conditions on headers, query parameters and the like
 * @param parameters conditions on query parameters, {@code name} being the parameter's
 * @param others further conditions that a log cannot tell, by their names in Envoy: {@code runtime_fraction},
 *     {@code tls_context}, {@code dynamic_metadata}, {@code filter_state}, {@code cookies}
 * @param grpc true if only gRPC requests match
 */
public record RouteMatch(
        Path path,
        boolean caseSensitive,
        List<HeaderMatch> headers,
        List<HeaderMatch> parameters,
        List<String> others,
        boolean grpc) {

    /** How paths are compared. */
    public enum PathKind {
        /** The path without its query begins so. */
        PREFIX,
        /** The path without its query is this. */
        PATH,
        /** The path without its query is described by this regular expression (RE2). */
        SAFE_REGEX,
        /** The path without its query is this, or goes on behind a slash. */
        PATH_SEPARATED_PREFIX,
        /** A CONNECT request, whatever its path. */
        CONNECT,
        /** A URI template or another extension. */
        PATH_MATCH_POLICY
    }

    /** What the path is compared with. */
    public record Path(PathKind kind, String value) {}
}
