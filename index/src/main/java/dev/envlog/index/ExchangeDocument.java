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

    /** Fields that words of lines are of. */
    private static final List<String> WORDS =
            List.of(Fields.TEXT_WORDS, Fields.MESSAGE_WORDS, Fields.UNESCAPED_WORDS, Fields.HEADER_WORDS);

    private static final int OF_TEXT = WORDS.indexOf(Fields.TEXT_WORDS);
    private static final int OF_MESSAGE = WORDS.indexOf(Fields.MESSAGE_WORDS);
    private static final int OF_OTHER = WORDS.indexOf(Fields.UNESCAPED_WORDS);
    private static final int OF_HEADER = WORDS.indexOf(Fields.HEADER_WORDS);

    private static final int MOST_KNOWN = 1 << 15;
    private static final int LONGEST_KNOWN = 512;

    /** In place of the number of a writer, for lines of which no more is told than their words. */
    private static final int NOBODY = 0;

    /** What most lines have in common with one before. */
    private record Writer(
            @Nullable String event,
            @Nullable String logger,
            @Nullable Level level,
            @Nullable String component) {}

    /** The terms of a writer, and a number that stands for them. */
    private record Shared(int number, List<Integer> terms) {}

    private final FieldTerms terms;
    private final LineKinds kinds;
    private final LineWords words;
    /** Numbers of kinds by what is told of their lines, while the generation stays the same. */
    private final Map<LineWords, Integer> known = new HashMap<>();
    /** Terms of what most lines have in common with one before, likewise. */
    private final Map<Writer, Shared> writers = new HashMap<>();

    private int generation;
    private final Map<String, Optional<Field>> headers = new HashMap<>();
    private final Set<Header> values = new HashSet<>();

    /** @param rareWords takes the hashes of words that are not {@link Fields#isCommon} */
    ExchangeDocument(Hashes rareWords, LineKinds kinds) {
        this.terms = new FieldTerms(rareWords);
        this.kinds = kinds;
        this.words = new LineWords(rareWords, WORDS.toArray(new String[0]));
    }

    /**
     * The document of an exchange with its steps.
     *
     * @param documents takes those of kinds of lines, and of sets of them, that are not written yet
     */
    Document of(Subject subject, Consumer<Document> documents) {
        Document document = new Document();
        terms.begin(document);
        values.clear();
        kinds.beginExchange();
        for (Field field : OF_REQUEST) {
            if (field.type().ordered()) {
                FieldValues.numbers(field, subject)
                        .forEach(value -> document.add(new SortedNumericDocValuesField(field.name(), value)));
            } else {
                FieldValues.texts(field, subject).forEach(value -> terms.add(field, value));
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
        forgetOld();
        Shared shared = of(step, subject);
        int end = end(text, plain ? at + message.length() : 0);
        words.read(text);
        words.begin(shared.number);
        if (plain) {
            words.add(OF_TEXT, 0, at);
            words.add(OF_MESSAGE, at, at + message.length());
            words.add(OF_TEXT, at + message.length(), end);
            line(shared.terms, documents);
        } else {
            words.add(OF_TEXT, 0, end);
            words.read(message);
            words.add(OF_OTHER, 0, message.length());
            line(shared.terms, documents);
            words.read(text);
        }
        while (end < text.length()) {
            int from = end + 1;
            end = end(text, from);
            words.begin(NOBODY);
            words.add(OF_TEXT, from, end);
            line(List.of(), documents);
        }
        for (Header header : event.headers()) {
            if (values.add(header)) {
                header(header.name(), header.value(), text, documents);
            }
        }
    }

    /** What numbers of terms and kinds meant before means nothing once they are forgotten. */
    private void forgetOld() {
        kinds.forgetMany();
        if (generation != kinds.generation() || writers.size() > MOST_WRITERS || known.size() > MOST_KNOWN) {
            writers.clear();
            known.clear();
            generation = kinds.generation();
        }
    }

    /** The exchange has the line whose words were added, with more terms. */
    private void line(List<Integer> more, Consumer<Document> documents) {
        Integer kind = known.get(words);
        if (kind == null) {
            kinds.beginLine();
            more.forEach(kinds::add);
            words.forEach((field, word) -> kinds.add(kinds.number(field, word)));
            kind = kinds.endLine();
            if (words.length() <= LONGEST_KNOWN) {
                known.put(words.copy(), kind);
            }
        }
        kinds.meet(kind, documents);
    }

    private static int end(String text, int from) {
        int newline = text.indexOf('\n', from);
        return newline < 0 ? text.length() : newline;
    }

    /** What is told of a record but for its text. */
    private Shared of(Step step, Subject subject) {
        Event event = step.event();
        return writers.computeIfAbsent(
                new Writer(event.eventName(), event.logger(), event.level(), step.component()), writer -> {
                    Subject one = subject.with(step);
                    List<Integer> numbers = new ArrayList<>();
                    for (Field field : OF_LINES) {
                        FieldValues.texts(field, one).forEach(value -> shared(field, value, numbers));
                    }
                    return new Shared(NOBODY + 1 + writers.size(), numbers);
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

    private void header(String name, String value, String text, Consumer<Document> documents) {
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
        terms.add(field, value);
        if (value.length() > TextWords.LONGEST_VALUE || !text.contains(value)) {
            // Else its words are among those of the text.
            String folded = TextWords.value(value);
            words.read(folded);
            words.begin(NOBODY);
            words.add(OF_HEADER, 0, folded.length());
            line(List.of(), documents);
        }
    }
}
