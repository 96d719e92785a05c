package dev.envlog.index;

import dev.envlog.log.Event;
import dev.envlog.log.Header;
import dev.envlog.log.Level;
import dev.envlog.query.Field;
import dev.envlog.query.FieldCatalog;
import dev.envlog.query.FieldType;
import dev.envlog.query.FieldValues;
import dev.envlog.query.Subject;
import dev.envlog.query.TextWords;
import dev.envlog.timeline.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.SortedNumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.jspecify.annotations.Nullable;

/** Makes the documents by which exchanges are found, one after the other. */
final class ExchangeDocument {

    private static final List<Field> OF_REQUEST = FieldCatalog.shared().all().stream()
            .filter(field -> !field.ofLines() && !Fields.isNotIndexed(field))
            .toList();
    private static final List<Field> OF_LINES = FieldCatalog.shared().all().stream()
            .filter(field -> field.ofLines()
                    && field.type() != FieldType.TEXT
                    && field.header().isEmpty())
            .toList();
    private static final int MOST_HEADERS = 4096;
    private static final int MOST_WRITERS = 1 << 14;

    /** What most lines have in common with one before. */
    private record Writer(
            @Nullable String event,
            @Nullable String logger,
            @Nullable Level level,
            @Nullable String component) {}

    private final Hashes rareWords;
    private final LineKinds kinds;
    private final WordTable ofMessages;
    private final WordTable ofTexts;
    private final WordTable ofOthers;
    private final WordTable ofHeaders;
    private final Map<String, Optional<Field>> headers = new HashMap<>();

    private Document document = new Document();
    private final Set<String> told = new HashSet<>();
    /** Terms of what most lines have in common with one before, while the generation stays the same. */
    private final Map<Writer, int[]> writers = new HashMap<>();

    private int generation;
    private final Set<Header> values = new HashSet<>();

    /** @param rareWords takes the hashes of words that are not {@link Fields#isCommon} */
    ExchangeDocument(Hashes rareWords, LineKinds kinds) {
        this.rareWords = rareWords;
        this.kinds = kinds;
        ofMessages = new WordTable(Fields.MESSAGE_WORDS, rareWords, kinds);
        ofTexts = new WordTable(Fields.TEXT_WORDS, rareWords, kinds);
        ofOthers = new WordTable(Fields.UNESCAPED_WORDS, rareWords, kinds);
        ofHeaders = new WordTable(Fields.HEADER_WORDS, rareWords, kinds);
    }

    /**
     * The document of an exchange with its steps.
     *
     * @param documents takes those of kinds of lines, and of sets of them, that are not written yet
     */
    Document of(Subject subject, Consumer<Document> documents) {
        document = new Document();
        told.clear();
        values.clear();
        kinds.beginExchange();
        for (Field field : OF_REQUEST) {
            if (field.type().ordered()) {
                FieldValues.numbers(field, subject)
                        .forEach(value -> document.add(new SortedNumericDocValuesField(field.name(), value)));
            } else {
                FieldValues.texts(field, subject).forEach(value -> value(field, value));
            }
        }
        for (Step line : subject.lines()) {
            record(line, subject, documents);
        }
        kinds.endExchange(document, documents);
        return document;
    }

    private void record(Step step, Subject subject, Consumer<Document> documents) {
        Event event = step.event();
        String text = event.text();
        String message = event.message();
        int at = text.indexOf(message);
        boolean plain = at >= 0 && isApart(text, at) && isApart(text, at + message.length());
        kinds.beginLine();
        for (int term : of(step, subject)) {
            kinds.add(term);
        }
        int end = end(text, plain ? at + message.length() : 0);
        if (plain) {
            ofTexts.add(text, 0, at);
            ofMessages.add(text, at, at + message.length());
            ofTexts.add(text, at + message.length(), end);
        } else {
            ofTexts.add(text, 0, end);
            ofOthers.add(message, 0, message.length());
        }
        kinds.endLine(documents);
        while (end < text.length()) {
            int from = end + 1;
            end = end(text, from);
            kinds.beginLine();
            ofTexts.add(text, from, end);
            kinds.endLine(documents);
        }
        for (Header header : event.headers()) {
            if (values.add(header)) {
                kinds.beginLine();
                header(header.name(), header.value(), text);
                kinds.endLine(documents);
            }
        }
    }

    private static int end(String text, int from) {
        int newline = text.indexOf('\n', from);
        return newline < 0 ? text.length() : newline;
    }

    /** The terms of what is told of a record but for its text, by their numbers. */
    private int[] of(Step step, Subject subject) {
        Event event = step.event();
        if (generation != kinds.generation() || writers.size() > MOST_WRITERS) {
            writers.clear();
            generation = kinds.generation();
        }
        return writers.computeIfAbsent(
                new Writer(event.eventName(), event.logger(), event.level(), step.component()), writer -> {
                    Subject one = subject.with(step);
                    List<Integer> terms = new ArrayList<>();
                    for (Field field : OF_LINES) {
                        FieldValues.texts(field, one).forEach(value -> shared(field, value, terms));
                    }
                    return terms.stream().mapToInt(Integer::intValue).toArray();
                });
    }

    private void shared(Field field, String value, List<Integer> terms) {
        String folded = TextWords.value(value);
        String kept = Fields.kept(field, folded);
        if (kept.length() < folded.length()) {
            terms.add(kinds.number(Fields.CUT, field.name()));
        }
        terms.add(kinds.number(Fields.values(field), Fields.before(field) + kept));
    }

    /** Whether no word goes on here. */
    private static boolean isApart(String text, int at) {
        return at == 0 || at == text.length() || !inWord(text.charAt(at - 1)) || !inWord(text.charAt(at));
    }

    private static boolean inWord(char c) {
        return c == '_' || c >= 0x80 || Character.isLetterOrDigit(c);
    }

    private void header(String name, String value, String text) {
        if (headers.size() > MOST_HEADERS) {
            headers.clear();
        }
        Field field = headers.computeIfAbsent(
                        name,
                        key -> Optional.ofNullable(
                                FieldCatalog.shared().find(Field.HEADER + key.toLowerCase(Locale.ROOT))))
                .orElse(null);
        if (field == null) {
            return;
        }
        whole(field, value);
        String folded = TextWords.value(value);
        if (value.length() > TextWords.LONGEST_VALUE || !text.contains(value)) {
            // Else its words are among those of the text.
            ofHeaders.add(folded, 0, folded.length());
        }
    }

    private void value(Field field, String value) {
        if (field.type() != FieldType.TEXT) {
            whole(field, value);
        }
        if (field.type() == FieldType.NAME || field.type() == FieldType.TEXT) {
            for (String word : TextWords.of(TextWords.value(value))) {
                if (Fields.isCommon(word)) {
                    term(Fields.words(field), word);
                } else if (Fields.isHashed(word.length())) {
                    rareWords.add(Fields.hash(word));
                }
            }
        }
    }

    private void whole(Field field, String value) {
        String folded = TextWords.value(value);
        String kept = Fields.kept(field, folded);
        if (kept.length() < folded.length()) {
            term(Fields.CUT, field.name());
        }
        term(Fields.values(field), Fields.before(field) + kept);
    }

    private void term(String field, String value) {
        if (told.add(field + '\1' + value)) {
            document.add(new StringField(field, value, org.apache.lucene.document.Field.Store.NO));
        }
    }
}
