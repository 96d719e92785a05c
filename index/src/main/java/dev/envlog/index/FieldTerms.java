package dev.envlog.index;

import dev.envlog.query.Field;
import dev.envlog.query.FieldType;
import dev.envlog.query.TextWords;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexableField;

/** Makes the terms of values of fields, once for each value as long as few are different. */
final class FieldTerms {

    private static final int MOST = 1 << 15;
    private static final int LONGEST = 256;

    /** What is indexed of a value. */
    private static final class Value {

        private final List<IndexableField> terms = new ArrayList<>();
        /** Of its words that are not common. */
        private final List<Integer> hashes = new ArrayList<>();
        /** The document that it was added to last. */
        private int document;
    }

    private final Hashes rareWords;
    private final Map<String, Map<String, Value>> known = new HashMap<>();
    private int count;
    private int number;
    private Document document = new Document();

    /** @param rareWords takes the hashes of words that are not {@link Fields#isCommon} */
    FieldTerms(Hashes rareWords) {
        this.rareWords = rareWords;
    }

    /** Begins a document. */
    void begin(Document next) {
        document = next;
        number++;
    }

    /** The document has a value of a field. */
    void add(Field field, String text) {
        Value value = value(field, text);
        if (value.document != number) {
            value.document = number;
            value.terms.forEach(document::add);
        }
        // They are forgotten with each batch.
        for (int hash : value.hashes) {
            rareWords.add(hash);
        }
    }

    private Value value(Field field, String text) {
        if (text.length() > LONGEST) {
            return terms(field, text);
        }
        Map<String, Value> ofField = known.computeIfAbsent(field.name(), key -> new HashMap<>());
        Value value = ofField.get(text);
        if (value == null) {
            value = terms(field, text);
            if (++count > MOST) {
                known.clear();
                count = 0;
            }
            ofField.put(text, value);
        }
        return value;
    }

    private static Value terms(Field field, String text) {
        Value value = new Value();
        String folded = TextWords.value(text);
        if (field.type() != FieldType.TEXT) {
            String kept = Fields.kept(field, folded);
            if (kept.length() < folded.length()) {
                term(Fields.CUT, field.name(), value);
            }
            term(Fields.values(field), Fields.before(field) + kept, value);
        }
        if (field.header().isEmpty() && (field.type() == FieldType.NAME || field.type() == FieldType.TEXT)) {
            for (String word : TextWords.of(folded)) {
                if (Fields.isCommon(word)) {
                    term(Fields.words(field), word, value);
                } else if (Fields.isHashed(word.length())) {
                    value.hashes.add(Fields.hash(word));
                }
            }
        }
        return value;
    }

    private static void term(String field, String text, Value of) {
        of.terms.add(new StringField(field, text, Store.NO));
    }
}
