package dev.envlog.parser.statement;

import dev.envlog.catalog.Catalog;
import dev.envlog.catalog.CatalogEvent;
import dev.envlog.log.EventKind;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what a (logger, message) was parsed to, and answers for messages that differ in numbers only: a log repeats a few
 * thousand of them most of the time. A parse depends on nothing but logger and message, so a remembered answer is the right one. Of
 * fixed size; a newer message replaces an older.
 */
public final class StatementCache {

    /** Pairs of templates that share a hash. */
    private static final int PAIRS = 1 << 12;

    private static final int LONGEST = 160;

    /** Call sites whose last template is remembered apart. */
    private static final int SITES = 1 << 10;

    /** Made when first asked: the grammar's tables take time to unfold. */
    private @Nullable StatementParser parser;

    private final MessageLexer message = new MessageLexer(CompiledGrammar.shared());
    private final Shapes shapes = new Shapes(CompiledGrammar.shared());
    private final @Nullable StatementTemplate[] templates = new StatementTemplate[2 * PAIRS];

    /** The template that fitted last at a call site: nearly always the next one too, and found without looking at the message. */
    private final @Nullable StatementTemplate[] sites = new StatementTemplate[SITES];

    private final boolean fast;

    public StatementCache() {
        this(true);
    }

    /** @param fast false to ask the grammar about each message */
    public StatementCache(boolean fast) {
        this.fast = fast;
    }

    /**
     * The statement of a message.
     *
     * @param source where Envoy's code prints it, null if unknown; changes nothing but how fast the answer is found
     */
    public Statement get(String logger, @Nullable String source, byte[] b, int from, int to) {
        if (!fast) {
            return parse(logger, b, from, to);
        }
        if (to - from > LONGEST) {
            return shaped(logger, b, from, to);
        }
        int site = source == null ? -1 : source.hashCode() & (SITES - 1);
        StatementTemplate usual = site < 0 ? null : sites[site];
        Statement expected = usual == null ? null : usual.match(logger, b, from, to);
        if (expected != null) {
            return expected;
        }
        int pair = 2 * ((StatementTemplate.hash(b, from, to) + logger.hashCode()) & (PAIRS - 1));
        StatementTemplate newer = templates[pair];
        StatementTemplate older = templates[pair + 1];
        StatementTemplate fits = newer;
        Statement known = newer == null ? null : newer.match(logger, b, from, to);
        if (known == null && older != null) {
            fits = older;
            known = older.match(logger, b, from, to);
        }
        if (known != null) {
            remember(site, fits);
            return known;
        }
        Statement parsed = shaped(logger, b, from, to);
        StatementTemplate made = new StatementTemplate(logger, b, from, to, parsed);
        templates[pair + 1] = newer;
        templates[pair] = made;
        remember(site, made);
        return parsed;
    }

    private void remember(int site, @Nullable StatementTemplate template) {
        if (site >= 0) {
            sites[site] = template;
        }
    }

    /** By its shape, if one like it was seen before. */
    private Statement shaped(String logger, byte[] b, int from, int to) {
        CompiledGrammar.Opening opening = CompiledGrammar.shared().openings.get(logger);
        if (opening == null || to - from > StatementParser.LONGEST) {
            return catalogued(logger, b, from, to);
        }
        boolean split = message.read(b, from, to);
        boolean cannotBe = message.unopened
                ? !opening.value()
                : message.parts > 0 && !opening.types().get(message.types[0]);
        if (cannotBe) {
            return catalogued(logger, b, from, to);
        }
        if (!split) {
            return parse(logger, b, from, to);
        }
        Shape known = shapes.find(logger, message);
        Statement said = known != null ? known.statement(message, b, from, to) : learnt(logger, b, from, to);
        return said.kind() != EventKind.OTHER ? said : catalogued(logger, b, from, to);
    }

    /** Asks the grammar, and keeps what it says of all messages of that shape. */
    private Statement learnt(String logger, byte[] b, int from, int to) {
        StatementParser asked = parser();
        Statement statement = asked.parse(logger, b, from, to);
        Shape made = Shape.of(logger, message, to - from, statement, asked.ranges());
        if (made != null) {
            shapes.add(made);
        }
        return statement;
    }

    private StatementParser parser() {
        if (parser == null) {
            parser = new StatementParser();
        }
        return parser;
    }

    /** The statement as grammar and catalogue say. */
    Statement parse(String logger, byte[] b, int from, int to) {
        Statement statement = parser().parse(logger, b, from, to);
        return statement.kind() != EventKind.OTHER ? statement : catalogued(logger, b, from, to);
    }

    private static Statement catalogued(String logger, byte[] b, int from, int to) {
        // One character for each byte, so that places in the text are places in the message.
        String text = new String(b, from, to - from, StandardCharsets.ISO_8859_1);
        CatalogEvent named = Catalog.shared().find(logger.isEmpty() ? null : logger, text);
        return named == null ? Statement.OTHER : Statement.catalogued(named);
    }
}
