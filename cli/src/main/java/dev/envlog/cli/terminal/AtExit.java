package dev.envlog.cli.terminal;

/** Something that is done if the process is interrupted before that is forgotten. */
public final class AtExit {

    private final Thread hook;

    /** @param name of the thread that does it */
    public AtExit(String name, Runnable work) {
        hook = new Thread(work, name);
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** It need not be done any more. */
    public void forget() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending: it is being done.
            return;
        }
    }
}
