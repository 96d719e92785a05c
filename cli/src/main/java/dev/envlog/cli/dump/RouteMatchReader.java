package dev.envlog.cli.dump;

import dev.envlog.config.HeaderMatch;
import dev.envlog.config.HeaderMatch.Kind;
import dev.envlog.config.RouteMatch;
import dev.envlog.config.RouteMatch.Path;
import dev.envlog.config.RouteMatch.PathKind;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Reads what requests a route is for, in the words of v3 and of v2. */
final class RouteMatchReader {

    private static final List<String> OTHERS =
            List.of("runtime_fraction", "runtime", "tls_context", "dynamic_metadata", "filter_state", "cookies");

    /** How a value is compared, and with what. */
    private record Comparison(Kind kind, String value, boolean ignoreCase) {}

    private RouteMatchReader() {}

    static RouteMatch match(Tree match) {
        return new RouteMatch(
                path(match),
                match.get("case_sensitive").truth(true),
                match.get("headers").list().stream()
                        .map(header -> condition(header, true))
                        .toList(),
                match.get("query_parameters").list().stream()
                        .map(parameter -> condition(parameter, false))
                        .toList(),
                OTHERS.stream().filter(match::has).toList(),
                match.has("grpc"));
    }

    private static Path path(Tree match) {
        String prefix = match.get("prefix").text();
        if (prefix != null) {
            return new Path(PathKind.PREFIX, prefix);
        }
        if (match.has("path")) {
            return new Path(PathKind.PATH, match.get("path").text(""));
        }
        if (match.has("safe_regex") || match.has("regex")) {
            return new Path(
                    PathKind.SAFE_REGEX, regex(match.has("safe_regex") ? match.get("safe_regex") : match.get("regex")));
        }
        if (match.has("path_separated_prefix")) {
            return new Path(
                    PathKind.PATH_SEPARATED_PREFIX,
                    match.get("path_separated_prefix").text(""));
        }
        if (match.has("connect_matcher")) {
            return new Path(PathKind.CONNECT, "");
        }
        if (match.has("path_match_policy")) {
            Tree policy = match.get("path_match_policy");
            return new Path(
                    PathKind.PATH_MATCH_POLICY,
                    policy.at("typed_config.path_template")
                            .text(policy.get("name").text("")));
        }
        return new Path(PathKind.PREFIX, "");
    }

    private static HeaderMatch condition(Tree condition, boolean header) {
        Comparison comparison = comparison(condition);
        String name = condition.get("name").text("");
        return new HeaderMatch(
                header ? name.toLowerCase(Locale.ROOT) : name,
                comparison.kind(),
                comparison.value(),
                comparison.ignoreCase(),
                condition.get("invert_match").truth(false),
                condition.get("treat_missing_header_as_empty").truth(false));
    }

    private static Comparison comparison(Tree condition) {
        if (condition.has("string_match")) {
            Tree match = condition.get("string_match");
            return named(match, "", match.get("ignore_case").truth(false));
        }
        if (condition.has("range_match")) {
            Tree range = condition.get("range_match");
            return new Comparison(
                    Kind.RANGE,
                    range.get("start").text("0") + "-" + range.get("end").text("0"),
                    false);
        }
        if (condition.has("present_match")) {
            return new Comparison(condition.get("present_match").truth(true) ? Kind.PRESENT : Kind.ABSENT, "", false);
        }
        if (condition.has("value")) {
            boolean regex = condition.get("regex").truth(false);
            return new Comparison(
                    regex ? Kind.REGEX : Kind.EXACT, condition.get("value").text(""), false);
        }
        boolean compared = Stream.of("exact", "prefix", "suffix", "contains", "safe_regex", "regex")
                .anyMatch(kind -> condition.has(kind + "_match"));
        return compared ? named(condition, "_match", false) : new Comparison(Kind.PRESENT, "", false);
    }

    /** Before 1.20 the fields stood in the matcher itself, with {@code _match} behind their names. */
    private static Comparison named(Tree match, String behind, boolean ignoreCase) {
        for (Kind kind : List.of(Kind.EXACT, Kind.PREFIX, Kind.SUFFIX, Kind.CONTAINS)) {
            String field = kind.name().toLowerCase(Locale.ROOT) + behind;
            if (match.has(field)) {
                return new Comparison(kind, match.get(field).text(""), ignoreCase);
            }
        }
        for (String field : List.of("safe_regex" + behind, "regex" + behind)) {
            if (match.has(field)) {
                return new Comparison(Kind.REGEX, regex(match.get(field)), ignoreCase);
            }
        }
        return new Comparison(Kind.CUSTOM, "", ignoreCase);
    }

    /** An object with the expression since 1.12, before that the expression itself. */
    private static String regex(Tree regex) {
        return regex.isObject() ? regex.get("regex").text("") : regex.text("");
    }
}
