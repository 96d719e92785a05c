package dev.envlog.cli.command;

import dev.envlog.cli.render.Names;
import dev.envlog.cli.render.TimeText;
import dev.envlog.cli.workspace.Listed;
import dev.envlog.cli.workspace.Pick;
import dev.envlog.cli.workspace.Ref;
import dev.envlog.cli.workspace.Search;
import dev.envlog.cli.workspace.UserError;
import dev.envlog.timeline.Exchange;
import java.util.ArrayList;
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
    static @Nullable Listed one(Search search, Notes notes) {
        Chosen chosen = all(List.of(search.ref()), List.of(search));
        chosen.complain(notes);
        return chosen.requests().isEmpty() ? null : chosen.requests().get(0).request();
    }

    /**
     * The request that each reference names.
     *
     * @param refs as they are called in what is said
     * @throws UserError if there is one reference only, and it names several
     */
    static Chosen all(List<Ref> refs, List<Search> searches) {
        List<Chosen.One> requests = new ArrayList<>();
        List<String> untold = new ArrayList<>();
        boolean ambiguous = false;
        for (int i = 0; i < refs.size(); i++) {
            Search search = searches.get(i);
            List<Listed> found = search.found();
            if (found.size() == 1) {
                requests.add(new Chosen.One(search, found.get(0)));
            } else {
                ambiguous |= !found.isEmpty();
                untold.add(found.isEmpty() ? none(refs.get(i), search) : among(refs.get(i), search));
            }
        }
        if (ambiguous && refs.size() == 1) {
            throw new UserError(untold.get(0));
        }
        return new Chosen(requests, untold, ambiguous);
    }

    /** The requests that fit, one a line, so that the user can say which. */
    private static String among(Ref ref, Search search) {
        List<Listed> found = search.found();
        boolean pods = found.stream()
                        .map(request -> request.exchange().origin().pod())
                        .distinct()
                        .count()
                > 1;
        StringBuilder text = new StringBuilder((ref.any() ? "the log has " : "'" + ref.text() + "' names ")
                + Names.count(search.candidates().fitting(), "request")
                + (ref.any() ? "; say which, by number, stream or connection" : "; say which")
                + (pods && !ref.any() && ref.pod() == null ? ", by its number or with pod/NAME:" + ref.text() : "")
                + ":");
        found.stream().limit(SHOWN).forEach(request -> text.append("\n  ").append(describe(request, pods)));
        if (search.candidates().fitting() > SHOWN) {
            text.append("\n  and ")
                    .append(Names.count(search.candidates().fitting() - SHOWN))
                    .append(" more");
        }
        return text.toString();
    }

    private static String none(Ref ref, Search search) {
        if (search.seen() == 0) {
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
            what = "requests are numbered @1 to @" + search.seen();
        } else if (ref.pod() != null) {
            what = "no pod whose name begins with " + ref.pod() + " has it; 'envlog ls -o wide' shows the pods";
        } else if (search.candidates().onConnection() > 0) {
            what = "the connection has " + Names.count(search.candidates().onConnection(), "request");
        } else if (search.candidates().nearest() != null) {
            what = "the nearest stream is S" + search.candidates().nearest();
        } else {
            what = "the log has " + Names.count(search.seen(), "request") + "; 'envlog ls' lists them";
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
