package dev.envlog.cli.render;

import dev.envlog.timeline.Exchange;

/** A request in a few words on one line, to choose it by. */
public final class Brief {

    private final Redactor redactor;
    private final boolean ascii;

    public Brief(Redactor redactor, boolean ascii) {
        this.redactor = redactor;
        this.ascii = ascii;
    }

    /** How it ended, what was asked, how long it took. */
    public String of(Exchange exchange) {
        Verdict verdict = Verdict.of(exchange);
        Integer status = exchange.response().status();
        Long took = exchange.span().durationNs();
        return text(verdict.symbol + (status == null ? "" : " " + status) + " " + Names.request(exchange)
                + (took == null
                        ? ""
                        : " " + TimeText.duration(took, exchange.span().unit())));
    }

    /** A text from a log, masked and printable. */
    public String text(String text) {
        return Printable.of(redactor.text(text), ascii);
    }
}
