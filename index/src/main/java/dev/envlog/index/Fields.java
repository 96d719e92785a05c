package dev.envlog.index;

import dev.envlog.log.Header;
import dev.envlog.query.Field;
import dev.envlog.query.FieldCatalog;
import dev.envlog.query.FieldType;
import dev.envlog.query.FieldValues;
import dev.envlog.query.Subject;
import dev.envlog.query.TextWords;
import dev.envlog.timeline.Step;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.StringField;

/**
 * What of an exchange can be looked for, and under which name in the index. A field of the catalogue has its own name; no header has
 * a field of its own, as a log can hold any number of names.
 *
 * <p>Of text and of names it is kept which words there are, but not where: positions would take more room than all the rest. Phrases
 * are narrowed by their words.
 */
final class Fields {

    /** Which fields of numbers and of text have a value. */
    static final String PRESENT = "+present";
    /** Name of a header, {@link #SEPARATOR}, value. */
    static final String HEADERS = "+headers";
    /** Words of values of all headers. */
    static final String HEADER_WORDS = "+headerWords";

    static final char SEPARATOR = '\0';

    private static final List<Field> ALL = FieldCatalog.shared().all();

    private Fields() {}

    /** Where the words of a field's values are. */
    static String words(String field) {
        return "+words." + field;
    }

    /** Adds all that can be looked for. */
    static void add(Document document, Subject subject) {
        for (Field field : ALL) {
            if (!field.header().isEmpty()) {
                continue;
            }
            if (field.type().ordered()) {
                addNumbers(document, field, subject);
            } else if (field.type() == FieldType.TEXT) {
                addText(document, field, subject);
            } else {
                addNames(document, field, subject);
            }
        }
        addHeaders(document, subject);
    }

    private static void addNumbers(Document document, Field field, Subject subject) {
        long[] values = FieldValues.numbers(field, subject).distinct().toArray();
        for (long value : values) {
            document.add(new LongPoint(field.name(), value));
        }
        if (values.length > 0) {
            document.add(term(PRESENT, field.name()));
        }
    }

    private static void addText(Document document, Field field, Subject subject) {
        List<String> values = FieldValues.texts(field, subject).toList();
        Set<String> words = new HashSet<>();
        values.forEach(value -> words.addAll(TextWords.of(value)));
        words.forEach(word -> document.add(term(words(field.name()), word)));
        if (!values.isEmpty()) {
            document.add(term(PRESENT, field.name()));
        }
    }

    private static void addNames(Document document, Field field, Subject subject) {
        Set<String> values = new HashSet<>();
        FieldValues.texts(field, subject).map(TextWords::value).forEach(values::add);
        values.forEach(value -> document.add(term(field.name(), value)));
        if (field.type() == FieldType.NAME) {
            addWords(document, words(field.name()), values);
        }
    }

    private static void addHeaders(Document document, Subject subject) {
        Set<String> terms = new HashSet<>();
        Set<String> values = new HashSet<>();
        for (Step line : subject.lines()) {
            for (Header header : line.event().headers()) {
                String value = TextWords.value(header.value());
                terms.add(cut(sameName(header.name())) + SEPARATOR + value);
                values.add(value);
            }
        }
        terms.forEach(term -> document.add(term(HEADERS, term)));
        addWords(document, HEADER_WORDS, values);
    }

    private static void addWords(Document document, String field, Set<String> values) {
        Set<String> words = new HashSet<>();
        values.forEach(value -> words.addAll(TextWords.of(value)));
        words.forEach(word -> document.add(term(field, word)));
    }

    /** The same for names that {@link String#equalsIgnoreCase} takes for equal. */
    static String sameName(String name) {
        StringBuilder out = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            out.append(Character.toLowerCase(Character.toUpperCase(name.charAt(i))));
        }
        return out.toString();
    }

    private static String cut(String name) {
        return name.length() <= TextWords.LONGEST_VALUE ? name : name.substring(0, TextWords.LONGEST_VALUE);
    }

    private static StringField term(String field, String value) {
        return new StringField(field, value, Store.NO);
    }
}
