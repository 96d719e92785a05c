package dev.envlog.query;

import dev.envlog.catalog.Attributor;
import dev.envlog.catalog.Component;
import dev.envlog.log.Event;
import dev.envlog.timeline.Cause;
import dev.envlog.timeline.Exchange;
import dev.envlog.timeline.FlagsBy;
import dev.envlog.timeline.Link;
import dev.envlog.timeline.Phases;
import dev.envlog.timeline.Step;
import dev.envlog.timeline.StreamRef;
import dev.envlog.timeline.UpstreamAttempt;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The values of each field, none where nothing is known. */
public final class FieldValues {

    private FieldValues() {}

    /**
     * The values of a field that is not {@link FieldType#ordered()}, as they are printed. Of {@code text} and {@code step}: one
     * for each record.
     */
    public static Stream<String> texts(Field field, Subject subject) {
        if (field.ofLines()) {
            return field.header().isEmpty()
                    ? subject.lines().stream().flatMap(step -> line(field.name(), step))
                    : headers(field.header(), subject.lines());
        }
        Exchange exchange = subject.exchange();
        if (field.name().startsWith("upstream.") || field.name().startsWith("link.")) {
            return exchange.attempts().stream().flatMap(attempt -> one(attempt(field.name(), attempt)));
        }
        return switch (field.name()) {
            case "flag" -> exchange.response().flags().stream();
            case "missing" -> exchange.span().missing().stream();
            case "filter" -> exchange.filters().stream().flatMap(FieldValues::names);
            default -> one(text(field.name(), subject));
        };
    }

    /** The values of a field that is {@link FieldType#ordered()}. */
    public static LongStream numbers(Field field, Subject subject) {
        List<UpstreamAttempt> attempts = subject.exchange().attempts();
        return switch (field.name()) {
            case "upstream.number" -> attempts.stream().mapToLong(UpstreamAttempt::number);
            case "upstream.start" -> times(attempts, UpstreamAttempt::start);
            case "upstream.ready" -> times(attempts, UpstreamAttempt::ready);
            case "upstream.end" -> times(attempts, UpstreamAttempt::end);
            case "upstream.status" -> values(attempts, UpstreamAttempt::status);
            default -> {
                Long number = number(field.name(), subject);
                yield number == null ? LongStream.empty() : LongStream.of(number);
            }
        };
    }

    private static @Nullable String text(String name, Subject subject) {
        Exchange exchange = subject.exchange();
        Cause cause = exchange.fault();
        FlagsBy by = exchange.response().flagsBy();
        return switch (name) {
            case "kind" -> exchange.kind().printed();
            case "method" -> exchange.request().method();
            case "authority" -> exchange.request().authority();
            case "path" -> exchange.request().path();
            case "protocol" -> exchange.request().protocol();
            case "requestId" -> exchange.request().requestId();
            case "peer" -> exchange.peer();
            case "cluster" -> exchange.cluster();
            case "route" -> exchange.route();
            case "flagsBy" -> by == null ? null : by.printed();
            case "details" -> exchange.response().details();
            case "localReply" -> word(exchange.response().localReply());
            case "failed" -> word(exchange.failed());
            case "cause" -> cause == null ? null : cause.id();
            case "cause.side" -> cause == null ? null : cause.side().printed();
            case "cause.confidence" -> cause == null ? null : cause.confidence().printed();
            case "cause.summary" -> cause == null ? null : cause.summary();
            case "open" -> word(exchange.span().open());
            case "partial" ->
                exchange.span().partial() == null
                        ? null
                        : exchange.span().partial().printed();
            case "pod" -> exchange.origin().pod();
            case "file" -> exchange.origin().file();
            case "connection" -> id(exchange.ref().connection());
            case "stream" -> exchange.ref().stream();
            case "parent.connection" -> parent(exchange, ref -> id(ref.connection()));
            case "parent.stream" -> parent(exchange, StreamRef::stream);
            case "thread" -> exchange.thread();
            case "noise" -> word(subject.noise());
            default -> throw new IllegalArgumentException("no values of " + name);
        };
    }

    private static @Nullable Long number(String name, Subject subject) {
        Exchange exchange = subject.exchange();
        Phases phases = exchange.phases();
        Integer status = exchange.response().status();
        return switch (name) {
            case "status" -> status == null ? null : Long.valueOf(status);
            case "start" -> time(exchange.span().start());
            case "end" -> time(exchange.span().end());
            case "duration" -> exchange.span().durationNs();
            case "phase.filters" -> phases.filters();
            case "phase.poolWait" -> phases.poolWait();
            case "phase.connect" -> phases.connect();
            case "phase.upstream" -> phases.upstream();
            case "phase.response" -> phases.response();
            case "attempts" -> (long) UpstreamAttempt.count(exchange.attempts());
            case "number" -> subject.number();
            case "restart" -> (long) exchange.origin().restart();
            case "firstLine" -> (long) exchange.extent().firstLine();
            case "lastLine" -> (long) exchange.extent().lastLine();
            case "records" -> (long) exchange.extent().records();
            default -> throw new IllegalArgumentException("no values of " + name);
        };
    }

    private static @Nullable String attempt(String name, UpstreamAttempt attempt) {
        Link link = attempt.link();
        return switch (name) {
            case "upstream.host" -> attempt.host();
            case "upstream.connection" -> id(attempt.connection());
            case "upstream.reused" -> word(attempt.reused());
            case "upstream.outcome" -> attempt.outcome().printed();
            case "upstream.resetReason" -> attempt.resetReason();
            case "link.rule" -> link == null ? null : link.rule().printed();
            case "link.confidence" -> link == null ? null : link.confidence().printed();
            default -> throw new IllegalArgumentException("no values of " + name);
        };
    }

    private static Stream<String> line(String name, Step step) {
        Event event = step.event();
        Component component = step.by().component();
        return switch (name) {
            case "text" -> one(event.text());
            case "step" -> one(event.message());
            case "event" -> one(event.eventName());
            case "logger" -> one(event.logger());
            case "level" -> one(event.level() == null ? null : event.level().printed());
            case "by" -> component == null ? Stream.empty() : Stream.of(component.name(), component.shortName());
            default -> throw new IllegalArgumentException("no values of " + name);
        };
    }

    private static Stream<String> headers(String name, List<Step> lines) {
        return lines.stream()
                .flatMap(step -> step.event().headers().stream())
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(header -> header.value());
    }

    /** Canonical and short. */
    private static Stream<String> names(String filter) {
        Component component = Attributor.shared().byName(filter);
        return component == null ? Stream.of(filter) : Stream.of(filter, component.shortName());
    }

    private static @Nullable String parent(Exchange exchange, Function<StreamRef, @Nullable String> part) {
        StreamRef parent = exchange.parent();
        return parent == null ? null : part.apply(parent);
    }

    private static LongStream times(Collection<UpstreamAttempt> attempts, ToLongFunction<UpstreamAttempt> part) {
        return attempts.stream().mapToLong(part).filter(time -> time != Event.NO_TIME);
    }

    private static LongStream values(
            Collection<UpstreamAttempt> attempts, Function<UpstreamAttempt, @Nullable Integer> part) {
        return attempts.stream().map(part).filter(Objects::nonNull).mapToLong(Integer::longValue);
    }

    private static Stream<String> one(@Nullable String value) {
        return value == null ? Stream.empty() : Stream.of(value);
    }

    private static @Nullable Long time(long time) {
        return time == Event.NO_TIME ? null : time;
    }

    private static @Nullable String id(@Nullable Long id) {
        return id == null ? null : Long.toUnsignedString(id);
    }

    private static @Nullable String word(@Nullable Boolean truth) {
        return truth == null ? null : truth.toString();
    }
}
