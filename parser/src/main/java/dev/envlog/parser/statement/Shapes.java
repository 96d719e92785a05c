package dev.envlog.parser.statement;

import org.jspecify.annotations.Nullable;

/** The shapes that are known: those of {@link CompiledGrammar}, and what the grammar said since. Bounded. */
final class Shapes {

    private static final int PLACES = 1 << 13;
    /** How far from its place a shape is looked for. */
    private static final int NEAR = 8;

    private final @Nullable Shape[] known = new Shape[PLACES + NEAR];

    Shapes(CompiledGrammar grammar) {
        grammar.shapes.forEach(this::add);
    }

    @Nullable
    Shape find(String logger, MessageLexer message) {
        int place = Shape.hash(logger, message.types, message.parts) & (PLACES - 1);
        for (int i = place; i < place + NEAR; i++) {
            Shape shape = known[i];
            if (shape == null) {
                return null;
            }
            if (shape.isOf(logger, message)) {
                return shape;
            }
        }
        return null;
    }

    /** Where there is no room, the last of those nearby gives way. */
    void add(Shape shape) {
        int place = shape.hash() & (PLACES - 1);
        int i = place;
        while (i < place + NEAR - 1 && known[i] != null) {
            i++;
        }
        known[i] = shape;
    }
}
