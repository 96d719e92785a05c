package dev.envlog.parser.statement;

import java.util.Arrays;

/** Statements as text, to compare with expected ones. */
final class ShownStatement {

    private ShownStatement() {}

    /** A statement with the places of its fields. */
    static String of(Statement statement) {
        StringBuilder out = new StringBuilder(statement.kind() + " " + statement.name() + " " + statement.wording());
        for (int i = 0; i < statement.fields(); i++) {
            out.append(' ')
                    .append(statement.fieldName(i))
                    .append(Arrays.asList(statement.fieldStart(i), statement.fieldEnd(i)));
        }
        return out.toString();
    }
}
