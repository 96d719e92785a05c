package dev.envlog.grammar;

import java.util.List;

/**
 * One wording of a statement, read from the text of the grammar.
 *
 * @param logger the logger as the rules name it: {@code connHandler}
 * @param label the label, which is the name of the event: {@code connHandlerNewConnection}
 * @param body what stands before the label
 * @param examples the examples above it
 */
record Alternative(String logger, String label, String body, List<String> examples) {

    String entryRule() {
        return logger + "Message";
    }

    @Override
    public String toString() {
        return label + ": " + body;
    }
}
