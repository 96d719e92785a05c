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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.NumericDocValuesField;
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
    private static final long MIX = 0x9E3779B97F4A7C15L;

    /** What most lines have in common with one before. */
    private record Writer(
            @Nullable String event,
            @Nullable String logger,
            @Nullable Level level,
            @Nullable String component) {}

    private final Set<Integer> rareWords;
    private final WordTable ofMessages;
    private final WordTable ofTexts;
    private final WordTable ofOthers;
    private final WordTable ofHeaders;
    private final Map<String, Optional<Field>> headers = new HashMap<>();

    private Document document = new Document();
    private final Set<String> told = new HashSet<>();
    private final Set<Writer> writers = new HashSet<>();
    private final Set<Header> values = new HashSet<>();

    /** @param rareWords takes the hashes of words that are not {@link Fields#isCommon} */
    ExchangeDocument(Set<Integer> rareWords) {
        this.rareWords = rareWords;
        ofMessages = new WordTable(rareWords);
        ofTexts = new WordTable(rareWords);
        ofOthers = new WordTable(rareWords);
        ofHeaders = new WordTable(rareWords);
    }

    /** The document of an exchange with its steps. */
    Document of(Subject subject) {
        document = new Document();
        told.clear();
        writers.clear();
        values.clear();
        ofMessages.begin();
        ofTexts.begin();
        ofOthers.begin();
        ofHeaders.begin();
        for (Field field : OF_REQUEST) {
            if (field.type().ordered()) {
                FieldValues.numbers(field, subject)
                        .forEach(value -> document.add(new SortedNumericDocValuesField(field.name(), value)));
            } else {
                FieldValues.texts(field, subject).forEach(value -> value(field, value));
            }
        }
        for (Step line : subject.lines()) {
            line(line, subject);
        }
        document.add(new NumericDocValuesField(Fields.SHAPE, shape(subject)));
        return document;
    }

    /** The same for exchanges of which the same was written, each time as much. */
    private long shape(Subject subject) {
        long written = 0;
        for (Writer writer : writers) {
            // In whatever order.
            written += Objects.hashCode(writer.event) * MIX;
        }
        long kind = Objects.hash(subject.exchange().kind(), subject.exchange().cluster());
        return (kind << 32) ^ (written >>> 32);
    }

    private void line(Step line, Subject subject) {
        Event event = line.event();
        if (writers.add(new Writer(event.eventName(), event.logger(), event.level(), line.component()))) {
            Subject one = subject.with(line);
            for (Field field : OF_LINES) {
                FieldValues.texts(field, one).forEach(value -> whole(field, value));
            }
        }
        String text = event.text();
        String message = event.message();
        int at = text.indexOf(message);
        if (at >= 0 && isApart(text, at) && isApart(text, at + message.length())) {
            ofTexts.add(text, 0, at, word -> add(Fields.TEXT_WORDS, word));
            ofMessages.add(message, 0, message.length(), word -> add(Fields.MESSAGE_WORDS, word));
            ofTexts.add(text, at + message.length(), text.length(), word -> add(Fields.TEXT_WORDS, word));
        } else {
            ofTexts.add(text, 0, text.length(), word -> add(Fields.TEXT_WORDS, word));
            ofOthers.add(message, 0, message.length(), word -> add(Fields.UNESCAPED_WORDS, word));
        }
        for (Header header : event.headers()) {
            if (values.add(header)) {
                header(header.name(), header.value());
            }
        }
    }

    /** Whether no word goes on here. */
    private static boolean isApart(String text, int at) {
        return at == 0 || at == text.length() || !inWord(text.charAt(at - 1)) || !inWord(text.charAt(at));
    }

    private static boolean inWord(char c) {
        return c == '_' || c >= 0x80 || Character.isLetterOrDigit(c);
    }

    private void header(String name, String value) {
        if (headers.size() > MOST_HEADERS) {
            headers.clear();
        }
        Field field = headers.computeIfAbsent(
                        name,
                        key -> Optional.ofNullable(
                                FieldCatalog.shared().find(Field.HEADER + key.toLowerCase(Locale.ROOT))))
                .orElse(null);
        if (field != null) {
            whole(field, value);
            String folded = TextWords.value(value);
            ofHeaders.add(folded, 0, folded.length(), word -> add(Fields.words(field), word));
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
                } else {
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
            add(field, value);
        }
    }

    private void add(String field, String value) {
        document.add(new StringField(field, value, org.apache.lucene.document.Field.Store.NO));
    }
}
