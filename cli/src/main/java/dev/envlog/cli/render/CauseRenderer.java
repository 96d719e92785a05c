package dev.envlog.cli.render;

import dev.envlog.timeline.Exchange;

/** Tells why a request failed: what happened, on whose side, and the records that show it. */
public final class CauseRenderer {

    private static final int INDENT = 4;

    private final Screen screen;
    private final Redactor redactor;

    public CauseRenderer(Screen screen, Redactor redactor) {
        this.screen = screen;
        this.redactor = redactor;
    }

    /**
     * Tells of one exchange that failed.
     *
     * @param number of the exchange in the list of all, 0 if it has none
     * @param exchange with its records
     */
    public void render(long number, Exchange exchange) {
        TimelineHead head = new TimelineHead(screen, redactor);
        head.title(number, exchange);
        head.cause(exchange);
        screen.blank();
        boolean told = new TimelineRenderer(screen, redactor, new TimelineRenderer.Extras(false, true, true))
                .telling(exchange);
        if (!told) {
            new Flow(screen, INDENT, " ")
                    .words("no single record tells it: see its timeline", Role.NOTE)
                    .print(INDENT);
        }
        screen.flush();
    }
}
