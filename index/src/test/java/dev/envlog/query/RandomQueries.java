package dev.envlog.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Queries made by chance, of which many fit some of the given subjects: values are taken from them. */
public final class RandomQueries {

    private static final List<String> WORDS = List.of(
            "remote", "close", "connected", "pool", "route", "C1", "request", "200", "nonsense", "rout?", "*set");

    private final Random random;
    private final List<Subject> subjects;
    private final FieldCatalog fields = FieldCatalog.shared();

    public RandomQueries(Random random, List<Subject> subjects) {
        this.random = random;
        this.subjects = subjects;
    }

    /** A query with at most so many levels. */
    public Query query(int depth) {
        int kind = depth <= 1 ? 0 : random.nextInt(8);
        return switch (kind) {
            case 1 -> new Query.Not(query(depth - 1));
            case 2, 3 -> Query.and(several(depth - 1));
            case 4, 5 -> Query.or(several(depth - 1));
            case 6 ->
                new Query.Sequence(
                        List.of(line(), line()), random.nextBoolean() ? Long.MAX_VALUE : random.nextInt(20_000_000));
            default -> random.nextInt(40) == 0 ? new Query.All() : leaf(any(fields.all()));
        };
    }

    private List<Query> several(int depth) {
        List<Query> parts = new ArrayList<>();
        for (int i = 2 + random.nextInt(2); i > 0; i--) {
            parts.add(query(depth));
        }
        return parts;
    }

    private Query line() {
        return leaf(any(fields.all().stream().filter(Field::ofLines).toList()));
    }

    private Query leaf(Field listed) {
        Field field = listed.header().isEmpty() ? listed : header();
        Subject subject = any(subjects);
        if (random.nextInt(12) == 0) {
            return new Query.Present(field);
        }
        if (field.type().ordered()) {
            long[] values = FieldValues.numbers(field, subject).toArray();
            long value = values.length == 0 ? random.nextInt(600) : values[random.nextInt(values.length)];
            long width = random.nextInt(1000);
            return switch (random.nextInt(4)) {
                case 0 -> new Query.Range(field, value, value);
                case 1 -> new Query.Range(field, Long.MIN_VALUE, value);
                case 2 -> new Query.Range(field, value + random.nextInt(2), Long.MAX_VALUE);
                default -> new Query.Range(field, value - width, value + width);
            };
        }
        List<String> values = FieldValues.texts(field, subject).toList();
        String value = values.isEmpty() ? absent(field) : any(values);
        return field.type() == FieldType.TEXT ? phrase(field, value) : match(field, value);
    }

    private Field header() {
        return java.util.Objects.requireNonNull(fields.find(any(List.of(
                "header.user-agent", "header.:status", "header.x-request-id", "header.no-such", "header.:path"))));
    }

    private Query phrase(Field field, String value) {
        List<String> words = TextWords.of(value);
        if (words.isEmpty() || random.nextInt(4) == 0) {
            return new Query.Phrase(field, new Glob(any(WORDS)).words());
        }
        int from = random.nextInt(words.size());
        int to = Math.min(words.size(), from + 1 + random.nextInt(3));
        List<Glob> phrase = new ArrayList<>();
        words.subList(from, to).forEach(word -> phrase.add(random.nextInt(5) == 0 ? wild(word) : Glob.literal(word)));
        return new Query.Phrase(field, List.copyOf(phrase));
    }

    /** A value for a field that has none. */
    private String absent(Field field) {
        return switch (field.type()) {
            case ID -> "7";
            case TRUTH -> "true";
            case CHOICE -> any(field.choices());
            default -> "x1";
        };
    }

    private Query match(Field field, String value) {
        boolean name = field.type() == FieldType.NAME;
        if (field.type() == FieldType.TRUTH || field.type() == FieldType.CHOICE) {
            return new Query.Match(field, Glob.literal(value), true);
        }
        return switch (random.nextInt(4)) {
            case 0 -> {
                Glob wild = wild(value);
                yield wild.equals(Glob.ANY) ? new Query.Present(field) : new Query.Match(field, wild, !name);
            }
            case 1 -> {
                List<String> words = TextWords.of(value);
                yield new Query.Match(field, Glob.literal(words.isEmpty() ? value : any(words)), !name);
            }
            default -> new Query.Match(field, Glob.literal(value), !name || random.nextBoolean());
        };
    }

    /** Some of the text in the middle or at the end left open; a {@code *} or {@code ?} in it stands for others. */
    private Glob wild(String text) {
        int from = Math.min(text.length(), 1 + random.nextInt(1 + text.length()));
        int to = from + (text.length() - from == 0 ? 0 : random.nextInt(text.length() - from + 1));
        boolean letters = text.chars().allMatch(c -> c > ' ' && c < 0x7F && c != '\\');
        if (!letters) {
            return new Glob("*");
        }
        return new Glob(text.substring(0, from) + (random.nextInt(4) == 0 ? "?*" : "*") + text.substring(to));
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
