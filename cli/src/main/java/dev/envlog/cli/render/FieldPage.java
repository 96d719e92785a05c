package dev.envlog.cli.render;

import dev.envlog.query.Field;
import dev.envlog.query.FieldCatalog;
import dev.envlog.query.FieldType;

/** The list of all fields of the query language, with what they mean and an example of each. */
public final class FieldPage {

    private static final int INDENT = 24;

    private final Screen screen;

    public FieldPage(Screen screen) {
        this.screen = screen;
    }

    public void print() {
        screen.print("Fields of requests:");
        screen.blank();
        FieldCatalog.shared().all().stream().filter(field -> !field.ofLines()).forEach(this::print);
        screen.blank();
        screen.print("Fields of their lines, for which the lines have to be kept while a log is read:");
        screen.blank();
        FieldCatalog.shared().all().stream().filter(Field::ofLines).forEach(this::print);
        screen.blank();
        screen.print("Upper and lower case are the same. 'envlog help query' tells how to put fields together.");
        screen.flush();
    }

    private void print(Field field) {
        String name = "  " + field.name();
        Flow flow = new Flow(screen, INDENT, " ");
        flow.label(name + " ".repeat(Math.max(1, INDENT - name.length())));
        flow.words(field.meaning(), Role.PLAIN).print(0);
        screen.print(screen.line().to(INDENT).add(field.example(), Role.NOTE));
        String more = more(field);
        if (!more.isEmpty()) {
            new Flow(screen, INDENT, " ").words(more, Role.DIM).print(INDENT);
        }
    }

    private static String more(Field field) {
        String kind = field.type() == FieldType.CHOICE
                ? "one of " + String.join(", ", field.choices())
                : field.type() == FieldType.TRUTH
                        ? "true or false"
                        : field.type().ordered() ? field.type().printed() : "";
        String also = field.also().isEmpty() ? "" : "also " + String.join(", ", field.also());
        return kind + (kind.isEmpty() || also.isEmpty() ? "" : "; ") + also;
    }
}
