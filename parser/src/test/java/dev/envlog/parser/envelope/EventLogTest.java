package dev.envlog.parser.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.log.Event;
import dev.envlog.log.RecordKind;
import dev.envlog.parser.Events;
import dev.envlog.parser.Shown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What happened to hosts, in logs of their own. */
class EventLogTest {

    private static final String CHECK =
            "{\"health_checker_type\":\"HTTP\",\"host\":{\"socket_address\":{\"protocol\":\"TCP\","
                    + "\"address\":\"10.0.0.7\",%s}},\"cluster_name\":\"shop\",%s}";
    private static final String PORT = "\"port_value\":8080,\"resolver_name\":\"\",\"ipv4_compat\":false";
    private static final String TIME = "\"timestamp\":\"2024-02-13T16:15:01.267Z\"";

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            value = {
                "\"health_check_failure_event\":{\"failure_type\":\"NETWORK\",\"first_check\":false} => hc.event_failed",
                "\"eject_unhealthy_event\":{\"failure_type\":\"ACTIVE\"} => hc.event_ejected",
                "\"add_healthy_event\":{\"first_check\":true} => hc.event_added",
                "\"successful_health_check_event\":{} => hc.event_passed",
                "\"degraded_healthy_host\":{} => hc.event_degraded",
                "\"no_longer_degraded_host\":{} => hc.event_not_degraded"
            })
    void healthChecksTellOfHosts(String happened, String name) {
        for (String line : new String[] {
            CHECK.formatted(PORT, happened + "," + TIME),
            CHECK.formatted(PORT, TIME + "," + happened),
            CHECK.formatted("\"resolver_name\":\"\",\"ipv4_compat\":false,\"port_value\":8080", happened + "," + TIME)
        }) {
            Event event = Events.only(line);
            assertThat(Shown.envelope(event)).startsWith("log 2024-02-13T16:15:01.267Z/1000000 - - - - - - | {");
            assertThat(event.eventName()).as(line).isEqualTo(name);
            assertThat(event.field("address")).as(line).isEqualTo("10.0.0.7");
            assertThat(event.field("port")).as(line).isEqualTo("8080");
            assertThat(event.field("cluster")).isEqualTo("shop");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            value = {
                "{\"type\":\"CONSECUTIVE_5XX\",\"cluster_name\":\"shop\",\"upstream_url\":\"10.0.0.7:80\",\"action\":\"EJECT\",\"num_ejections\":1,\"enforced\":true,\"eject_consecutive_event\":{}} => upstream.event_ejected",
                "{\"type\": \"SUCCESS_RATE\", \"cluster_name\": \"shop\", \"upstream_url\": \"10.0.0.7:80\", \"action\": \"EJECT\", \"num_ejections\": 1, \"enforced\": false} => upstream.event_not_enforced",
                "{\"type\":\"CONSECUTIVE_5XX\",\"timestamp\":\"2024-02-13T16:15:01.267Z\",\"cluster_name\":\"shop\",\"upstream_url\":\"10.0.0.7:80\",\"action\":\"UNEJECT\",\"num_ejections\":1,\"enforced\":false} => upstream.event_returned",
                "{\"time\":\"2018-02-13T16:17:01.267Z\",\"secs_since_last_action\":\"-1\",\"cluster\":\"shop\",\"upstream_url\":\"10.0.0.7:80\",\"action\":\"eject\",\"type\":\"5xx\",\"num_ejections\":\"1\",\"enforced\":\"true\"} => upstream.event_ejected",
                "{\"time\":\"2018-02-13T16:17:01.267Z\",\"cluster\":\"shop\",\"upstream_url\":\"10.0.0.7:80\",\"action\":\"eject\",\"type\":\"5xx\",\"num_ejections\":\"1\",\"enforced\":\"false\"} => upstream.event_not_enforced",
                "{\"time\":\"2018-02-13T16:17:01.267Z\",\"cluster\":\"shop\",\"upstream_url\":\"10.0.0.7:80\",\"action\":\"uneject\",\"num_ejections\":\"1\"} => upstream.event_returned"
            })
    void outlierDetectionTellsOfHosts(String line, String name) {
        Event event = Events.only(line);
        assertThat(event.kind()).isEqualTo(RecordKind.LOG);
        assertThat(event.eventName()).isEqualTo(name);
        assertThat(event.field("host")).isEqualTo("10.0.0.7:80");
        assertThat(event.field("cluster")).isEqualTo("shop");
    }

    @Test
    void anEventMayStandOnSeveralLines() {
        Event event = Events.only("""
                {
                  "health_checker_type": "TCP",
                  "host": {
                    "socket_address": {
                      "protocol": "TCP",
                      "address": "10.0.0.7",
                      "port_value": 8080
                    }
                  },
                  "cluster_name": "shop",
                  "eject_unhealthy_event": {
                    "failure_type": "ACTIVE"
                  },
                  "timestamp": "2024-02-13T16:15:02.267Z"
                }
                """);
        assertThat(event.eventName()).isEqualTo("hc.event_ejected");
        assertThat(event.lines()).isEqualTo(15);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"upstream_url\":\"http://shop\",\"action\":\"forward\"",
                "{\"health_checker_type\":\"HTTP\"",
                "{\"action\":\"EJECT\",\"upstream_url\":\"10.0.0.7:80\"}"
            })
    void whatOnlyLooksLikeOneIsNotNamed(String line) {
        assertThat(Events.only(line).eventName()).isNull();
    }
}
