package dev.envlog.cli.command;

import dev.envlog.cli.render.Names;
import dev.envlog.cli.render.TimeText;
import dev.envlog.cli.workspace.Listed;
import dev.envlog.cli.workspace.Pick;
import dev.envlog.cli.workspace.Ref;
import dev.envlog.cli.workspace.RequestFinder;
import dev.envlog.cli.workspace.UserError;
import dev.envlog.timeline.Exchange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What to say when a reference does not name exactly one request. */
final class Choice {

    private static final int SHOWN = 10;

    private Choice() {}

    /**
     * The one request that a reference names; null if it names none, which is said.
     *
     * @throws UserError if it names several
     */
    static @Nullable Listed one(Ref ref, RequestFinder finder, Notes notes) {
        List<Listed> found = finder.found();
        if (found.size() > 1) {
            throw among(ref, finder);
        }
        if (found.isEmpty()) {
            notes.error(none(ref, finder));
            return null;
        }
        return found.get(0);
    }

    /** The requests that fit, one a line, so that the user can say which. */
    private static UserError among(Ref ref, RequestFinder finder) {
        List<Listed> found = finder.found();
        boolean pods = found.stream()
                        .map(request -> request.exchange().origin().pod())
                        .distinct()
                        .count()
                > 1;
        StringBuilder text = new StringBuilder((ref.any() ? "the log has " : "'" + ref.text() + "' names ")
                + Names.count(finder.fitting(), "request")
                + (ref.any() ? "; say which, by number, stream or connection" : "; say which")
                + (pods && !ref.any() && ref.pod() == null ? ", by its number or with pod/NAME:" + ref.text() : "")
                + ":");
        found.stream().limit(SHOWN).forEach(request -> text.append("\n  ").append(describe(request, pods)));
        if (finder.fitting() > SHOWN) {
            text.append("\n  and ")
                    .append(Names.count(finder.fitting() - SHOWN))
                    .append(" more");
        }
        return new UserError(text.toString());
    }

    private static String none(Ref ref, RequestFinder finder) {
        if (finder.seen() == 0) {
            Long connection = ref.connection();
            return (ref.any() ? "" : "'" + ref.text() + "': ")
                    + "there is no request in the log"
                    + (connection == null
                            ? ""
                            : "; 'envlog conn C" + Long.toUnsignedString(connection) + "' tells of the connection");
        }
        if (ref.pick() == Pick.SLOWEST) {
            return "no request is the slowest: of none both beginning and end have a time; 'envlog ls' lists them";
        }
        if (ref.any() || ref.pick() != null) {
            return "the log has only probes and requests to the admin interface; name one of them as 'envlog ls --show-noise' lists them";
        }
        String what;
        if (ref.number() != null) {
            what = "requests are numbered @1 to @" + finder.seen();
        } else if (ref.pod() != null) {
            what = "no pod whose name begins with " + ref.pod() + " has it; 'envlog ls -o wide' shows the pods";
        } else if (finder.onConnection() > 0) {
            what = "the connection has " + Names.count(finder.onConnection(), "request");
        } else if (finder.nearest() != null) {
            what = "the nearest stream is S" + finder.nearest();
        } else {
            what = "the log has " + Names.count(finder.seen(), "request") + "; 'envlog ls' lists them";
        }
        return "no request is named '" + ref.text() + "'; " + what;
    }

    private static String describe(Listed request, boolean pods) {
        Exchange exchange = request.exchange();
        String time = TimeText.clock(exchange.span().start(), exchange.span().unit());
        return "@" + request.number() + "  " + (time.isEmpty() ? "" : time + "  ") + Names.handle(exchange) + "  "
                + Names.request(exchange) + "  " + exchange.origin().file() + ":"
                + exchange.extent().firstLine()
                + (pods ? "  pod " + exchange.origin().pod() : "");
    }
}
