package dev.envlog.cli.input;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Logs that can only be read one after the other, such as those of an archive that comes through a pipe. */
public interface Succession {

    /** The next log, which has to be read before the one after it; null if there is none. */
    @Nullable
    LogSet next();

    /** What there is to say, once all were read. */
    List<Remark> remarks();
}
