package dev.envlog.parser.statement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShapesTest {

    @Test
    void allThatAreCompiledAreFoundSoThatTheGrammarIsNotAskedAboutThem() {
        CompiledGrammar grammar = CompiledGrammar.shared();
        Shapes shapes = new Shapes(grammar);
        MessageLexer message = new MessageLexer(grammar);
        for (Shape shape : grammar.shapes) {
            System.arraycopy(shape.types, 0, message.types, 0, shape.types.length);
            message.parts = shape.types.length;
            assertThat(shapes.find(shape.logger, message)).as(shape.printed()).isSameAs(shape);
        }
    }
}
