package dev.envlog.cli.doctor;

import dev.envlog.catalog.Attribution;
import dev.envlog.cli.workspace.InputReport;
import dev.envlog.cli.workspace.Workspace;
import dev.envlog.log.Event;
import dev.envlog.parser.statement.Wordings;
import dev.envlog.timeline.Exchange;
import dev.envlog.timeline.Owner;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Looks at everything that reading brings, for each pod of each input apart. */
public final class Doctor implements Workspace.Reading {

    /** Processes told apart; further ones are taken together under no name. */
    private static final int MOST = 256;

    private record Key(String file, @Nullable String pod) {}

    private final Wordings wordings = Wordings.load();
    private final UnaryOperator<String> mask;
    private final Map<Key, PodTally> tallies = new LinkedHashMap<>();
    private @Nullable Key lastKey;
    private @Nullable PodTally last;

    /** @param mask takes the secrets out of a text that will be shown */
    public Doctor(UnaryOperator<String> mask) {
        this.mask = mask;
    }

    @Override
    public void record(Event event) {
        of(event.file(), event.pod()).record(event);
    }

    @Override
    public void event(Event event, int restart, Attribution attribution, @Nullable Owner owner) {
        of(event.file(), event.pod()).owned(event, restart, attribution, owner);
    }

    @Override
    public void exchange(Exchange exchange) {
        of(exchange.origin().file(), exchange.origin().pod()).exchange(exchange);
    }

    /** What was found out about an input, a checkup for each pod in it; one without records if there is nothing in it. */
    public List<Checkup> checkups(InputReport report) {
        String format = report.summary() == null ? null : report.summary().format();
        List<Checkup> found = new ArrayList<>();
        tallies.forEach((key, tally) -> {
            if (key.file().equals(report.name())) {
                found.add(tally.checkup(format));
            }
        });
        if (found.isEmpty()) {
            found.add(new PodTally(report.name(), null, wordings, mask).checkup(format));
        }
        return found;
    }

    private PodTally of(String file, @Nullable String pod) {
        if (last != null && lastKey != null && lastKey.file().equals(file) && Objects.equals(lastKey.pod(), pod)) {
            return last;
        }
        Key key = new Key(file, pod);
        if (!tallies.containsKey(key) && tallies.size() >= MOST) {
            key = new Key(file, null);
        }
        PodTally tally = tallies.computeIfAbsent(key, k -> new PodTally(k.file(), k.pod(), wordings, mask));
        lastKey = new Key(file, pod);
        last = tally;
        return tally;
    }
}
