package dev.envlog.cli.shell;

import dev.envlog.cli.render.Redactor;
import dev.envlog.cli.workspace.Listed;
import dev.envlog.cli.workspace.Session;
import dev.envlog.query.Field;
import dev.envlog.query.FieldType;
import dev.envlog.query.FieldValues;
import dev.envlog.query.Subject;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which values the requests at hand have, as they can be typed in an expression. */
final class SeenValues {

    /** What stands for itself in an expression and in a line of the shell. */
    private static final Pattern PLAIN = Pattern.compile("[!-~&&[^\"'(){}\\[\\],\\\\<>*?]]+");

    private final Session session;
    private final Redactor redactor;
    private final int requests;

    /** @param requests how many of them are looked at */
    SeenValues(Session session, Redactor redactor, int requests) {
        this.session = session;
        this.redactor = redactor;
        this.requests = requests;
    }

    /**
     * The values of a field, in the order of the requests; none of one that is known only of requests whose lines are at hand, or
     * that nobody would choose from a list, as a time.
     *
     * @param begin what they begin with
     * @param most how many at most
     */
    Set<String> of(Field field, String begin, int most) {
        Set<String> seen = new LinkedHashSet<>();
        if (field.ofLines() || field.type() == FieldType.TIME || field.type() == FieldType.DURATION) {
            return seen;
        }
        int count = Math.min(session.requests(), requests);
        for (int i = 0; i < count && seen.size() < most; i++) {
            values(field, session.request(i))
                    .filter(value -> value.startsWith(begin) && isTyped(value))
                    .limit(most - seen.size())
                    .forEach(seen::add);
        }
        return seen;
    }

    private static Stream<String> values(Field field, Listed request) {
        Subject subject = request.subject();
        return field.type().ordered()
                ? FieldValues.numbers(field, subject).mapToObj(Long::toString)
                : FieldValues.texts(field, subject);
    }

    private boolean isTyped(String value) {
        return PLAIN.matcher(value).matches() && redactor.text(value).equals(value);
    }
}
