package dev.envlog.parser;

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
final class StatementCache {

    /** Pairs of templates that share a hash. */
    private static final int PAIRS = 1 << 12;

    private static final int LONGEST = 160;

    /** Call sites whose last template is remembered apart. */
    private static final int SITES = 1 << 10;

    /** Made when first asked: the grammar's tables take time to unfold. */
    private @Nullable StatementParser parser;

    private final @Nullable StatementTemplate[] templates = new StatementTemplate[2 * PAIRS];

    /** The template that fitted last at a call site: nearly always the next one too, and found without looking at the message. */
    private final @Nullable StatementTemplate[] sites = new StatementTemplate[SITES];

    /**
     * The statement of a message.
     *
     * @param source where Envoy's code prints it, null if unknown; changes nothing but how fast the answer is found
     */
    Statement get(String logger, @Nullable String source, byte[] b, int from, int to) {
        if (to - from > LONGEST) {
            return parse(logger, b, from, to);
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
        Statement parsed = parse(logger, b, from, to);
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

    /** The statement as grammar and catalogue say. */
    Statement parse(String logger, byte[] b, int from, int to) {
        if (parser == null) {
            parser = new StatementParser();
        }
        Statement statement = parser.parse(logger, b, from, to);
        if (statement.kind() != EventKind.OTHER) {
            return statement;
        }
        // One character for each byte, so that places in the text are places in the message.
        String text = new String(b, from, to - from, StandardCharsets.ISO_8859_1);
        CatalogEvent named = Catalog.shared().find(logger.isEmpty() ? null : logger, text);
        return named == null ? statement : Statement.catalogued(named);
    }
}
