package dev.envlog.cli.glossary;

import dev.envlog.catalog.Attribution;
import dev.envlog.catalog.Catalog.Known;
import dev.envlog.log.Event;
import dev.envlog.parser.statement.Wording;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What there is to say about one text.
 *
 * @param text the text, its first line
 * @param event the record, a copy; its logger and level are not to be believed where {@code bare}; null for codes
 * @param bare true if the text had no envelope, so that its logger was found by trying
 * @param by who prints it
 * @param role what that component does, null if not known
 * @param wording the wording at hand; null for statements of the catalogue, and for what is none
 * @param others the statement's other wordings
 * @param meaning null if the glossary has none
 * @param codes the codes it holds
 * @param nearest for an unknown text the statements that have most words in common with it
 */
public record Explanation(
        Kind kind,
        String text,
        @Nullable Event event,
        boolean bare,
        Attribution by,
        @Nullable String role,
        @Nullable Wording wording,
        List<Wording> others,
        @Nullable Meaning meaning,
        List<Code> codes,
        List<Known> nearest) {

    /** Unknown texts that agree so far are taken for the same: a log may have endless ones. */
    private static final int TOLD_APART = 200;

    /** What a text is. */
    public enum Kind {
        /** A statement that is known. */
        STATEMENT,
        /** A line of an access log. */
        ACCESS,
        /** A line of a header block. */
        HEADER,
        /** A response flag, response code details or a reset reason. */
        CODE,
        /** None of these. */
        UNKNOWN;

        /** Spelling in machine-readable output. */
        public String printed() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Name of the statement, null if it is none. */
    public @Nullable String statement() {
        return event == null ? null : event.eventName();
    }

    /** What the text proved to be, without what varies. */
    Object gist() {
        if (kind == Kind.UNKNOWN) {
            return text.substring(0, Math.min(text.length(), TOLD_APART));
        }
        Object said = meaning == null ? List.of() : meaning;
        List<Meaning> meanings = codes.stream().map(Code::meaning).toList();
        return List.of(kind, String.valueOf(statement()), said, meanings);
    }
}
