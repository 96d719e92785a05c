package dev.envlog.config.join;

import dev.envlog.config.HeaderMatch;
import dev.envlog.config.RouteMatch;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whether a request is one that a route is for (router/config_impl.cc, http/header_utility.cc). */
final class RouteConditions {

    private final Regex regex = new Regex();

    Fit fits(RouteMatch match, Request request) {
        Fit fit = path(match, request);
        for (HeaderMatch header : match.headers()) {
            fit = fit.and(header(header, request));
        }
        for (HeaderMatch parameter : match.parameters()) {
            fit = fit.and(request.path == null ? Fit.MAYBE : compare(parameter, request.parameter(parameter.name())));
        }
        if (match.grpc()) {
            String type = request.header("content-type");
            fit = fit.and(
                    request.hasHeaders() ? Fit.of(type != null && type.startsWith("application/grpc")) : Fit.MAYBE);
        }
        return match.others().isEmpty() ? fit : fit.and(Fit.MAYBE);
    }

    private Fit path(RouteMatch match, Request request) {
        boolean connect = Objects.equals(request.method, "CONNECT");
        if (match.path().kind() == RouteMatch.PathKind.CONNECT) {
            return request.method == null ? Fit.MAYBE : Fit.of(connect);
        }
        String path = request.barePath();
        if (path == null || path.isEmpty()) {
            return connect ? Fit.NO : Fit.MAYBE;
        }
        String wanted = match.path().value();
        if (match.path().kind() == RouteMatch.PathKind.SAFE_REGEX) {
            return regex.matches(wanted, path);
        }
        if (!match.caseSensitive()) {
            path = path.toLowerCase(Locale.ROOT);
            wanted = wanted.toLowerCase(Locale.ROOT);
        }
        return switch (match.path().kind()) {
            case PREFIX -> Fit.of(path.startsWith(wanted));
            case PATH -> Fit.of(path.equals(wanted));
            case PATH_SEPARATED_PREFIX -> Fit.of(path.equals(wanted) || path.startsWith(wanted + "/"));
            default -> Fit.MAYBE;
        };
    }

    private Fit header(HeaderMatch match, Request request) {
        if (!request.hasHeaders()) {
            return Fit.MAYBE;
        }
        String value = request.header(match.name());
        return compare(match, value == null && match.missingIsEmpty() ? "" : value);
    }

    private Fit compare(HeaderMatch match, @Nullable String value) {
        Fit fit = switch (match.kind()) {
            case PRESENT -> Fit.of(value != null);
            case ABSENT -> Fit.of(value == null);
            case CUSTOM -> Fit.MAYBE;
            // A missing header fits no comparison, an inverted one neither unless it says so (since 1.24).
            default -> value == null ? Fit.NO : text(match, value);
        };
        return match.invert() ? fit.not() : fit;
    }

    private Fit text(HeaderMatch match, String value) {
        if (match.kind() == HeaderMatch.Kind.REGEX) {
            return regex.matches(match.ignoreCase() ? "(?i)" + match.value() : match.value(), value);
        }
        String found = match.ignoreCase() ? value.toLowerCase(Locale.ROOT) : value;
        String wanted = match.ignoreCase() ? match.value().toLowerCase(Locale.ROOT) : match.value();
        return switch (match.kind()) {
            case EXACT -> Fit.of(found.equals(wanted));
            case PREFIX -> Fit.of(found.startsWith(wanted));
            case SUFFIX -> Fit.of(found.endsWith(wanted));
            case CONTAINS -> Fit.of(found.contains(wanted));
            case RANGE -> range(wanted, found);
            default -> Fit.MAYBE;
        };
    }

    private static Fit range(String range, String value) {
        int dash = range.indexOf('-', 1);
        try {
            long number = Long.parseLong(value.strip());
            return Fit.of(number >= Long.parseLong(range.substring(0, dash))
                    && number < Long.parseLong(range.substring(dash + 1)));
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            return Fit.NO;
        }
    }
}
