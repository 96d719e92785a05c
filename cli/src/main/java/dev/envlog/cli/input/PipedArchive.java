package dev.envlog.cli.input;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An archive that comes through a pipe: each log is read when it comes by, and which ones will come is not known. */
final class PipedArchive implements Succession {

    private final Pipe pipe;
    private final InputRules rules;
    private final Sets sets;
    private final Walker walker;
    private final Skipped skipped = new Skipped();
    private final List<Remark> remarks = new ArrayList<>();
    private final Set<String> bases = new HashSet<>();
    private boolean rotated;
    private int found;

    PipedArchive(Pipe pipe, InputRules rules, Sets sets) {
        this.pipe = pipe;
        this.rules = rules;
        this.sets = sets;
        this.walker = pipe.walk();
    }

    @Override
    public @Nullable LogSet next() {
        try {
            while (walker.next()) {
                Sniffed sniffed = Sniffed.of(walker.text().peek(Sniffed.HEAD), rules.formats());
                if (sniffed.envoy() || rules.all()) {
                    found++;
                    rotated |= !bases.add(Rotated.of(walker.path()).base());
                    HeadStream text = walker.text();
                    String name = pipe.name + "!" + walker.path();
                    return sets.of(
                                    List.of(new LogFile(
                                            name, walker.path(), () -> text, null, sniffed, rules.formats())),
                                    false)
                            .get(0);
                }
                skipped.add(walker.path());
            }
        } catch (IOException e) {
            String behind = walker.path().isEmpty() ? "" : "; what comes behind " + walker.path() + " is missing";
            remarks.add(new Remark(pipe.name, InputError.words(e) + behind, true));
        }
        return null;
    }

    @Override
    public List<Remark> remarks() {
        List<Remark> all = new ArrayList<>(remarks);
        walker.damaged().forEach(one -> all.add(new Remark(pipe.name + "!" + one.name(), one.text(), one.error())));
        skipped.tell(pipe.name, all);
        if (rotated) {
            all.add(new Remark(
                    pipe.name,
                    "rotated logs of an archive in a pipe are read apart, as they come; name the archive to have them put"
                            + " together",
                    false));
        }
        if (found == 0 && all.isEmpty()) {
            all.add(new Remark(pipe.name, "no file is in the archive", true));
        }
        return all;
    }
}
