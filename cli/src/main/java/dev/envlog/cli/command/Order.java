package dev.envlog.cli.command;

import dev.envlog.cli.workspace.Listed;
import dev.envlog.cli.workspace.UserError;
import dev.envlog.query.Field;
import dev.envlog.query.FieldType;
import dev.envlog.query.FieldValues;
import dev.envlog.query.Subject;
import dev.envlog.query.TextWords;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** An order of requests by the values of a field; those without one come last. */
final class Order {

    private record Keyed(@Nullable Long number, @Nullable String text, Listed request) {}

    private final Field field;
    private final boolean down;

    private Order(Field field, boolean down) {
        this.field = field;
        this.down = down;
    }

    /**
     * The order for a value of {@code --sort}.
     *
     * @throws UserError if there is none
     */
    static Order of(String sort) {
        boolean down = sort.startsWith("-");
        Field field = FieldNames.named("--sort", down ? sort.substring(1) : sort);
        if (field.ofLines() || field.type() == FieldType.TEXT) {
            throw new UserError(
                    "--sort " + sort
                            + ": a request has many of these; use start, end, duration or status, or another field of requests");
        }
        return new Order(field, down);
    }

    List<Listed> sorted(List<Listed> requests) {
        List<Keyed> keyed = new ArrayList<>(requests.size());
        requests.forEach(request -> keyed.add(key(request)));
        Comparator<Long> numbers = down ? Comparator.reverseOrder() : Comparator.naturalOrder();
        Comparator<String> texts = down ? Comparator.reverseOrder() : Comparator.naturalOrder();
        Comparator<Keyed> byNumber = Comparator.comparing(Keyed::number, Comparator.nullsLast(numbers));
        keyed.sort(byNumber.thenComparing(Keyed::text, Comparator.nullsLast(texts)));
        return keyed.stream().map(Keyed::request).toList();
    }

    private Keyed key(Listed request) {
        Subject subject = request.subject();
        if (field.type().ordered()) {
            OptionalLong first = FieldValues.numbers(field, subject).findFirst();
            return new Keyed(first.isPresent() ? first.getAsLong() : null, null, request);
        }
        String text = FieldValues.texts(field, subject).findFirst().orElse(null);
        return new Keyed(null, text == null ? null : TextWords.value(text), request);
    }
}
