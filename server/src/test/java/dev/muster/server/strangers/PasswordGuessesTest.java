package dev.muster.server.strangers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.server.Account;
import dev.muster.server.Web;
import dev.muster.server.WholeServer;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** How many passwords may be guessed, and whom that keeps out. */
@WholeServer
class PasswordGuessesTest {
    private static final int AT_ONCE = 150;

    @LocalServerPort
    private int port;

    private Account account = new Account("", Web.of(0), Web.of(0), "", Web.of(0));

    @BeforeEach
    void open() {
        account = Account.open(Web.of(port));
    }

    private String nameOf(Web person) {
        return Web.json(person.get("/api/me")).get("name").stringValue();
    }

    private static void isRefusedForItsName(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.body()).contains("with this name");
    }

    private static List<Integer> statuses(int count, Callable<HttpResponse<String>> request) throws Exception {
        try (ExecutorService each = Executors.newFixedThreadPool(count)) {
            List<Future<HttpResponse<String>>> all = each.invokeAll(
                    IntStream.range(0, count).mapToObj(i -> request).toList());
            return all.stream().map(one -> one.resultNow().statusCode()).toList();
        }
    }

    @Test
    void guesses_that_come_at_once_do_not_pass_the_limit_of_an_address() throws Exception {
        String name = nameOf(account.owner());
        List<Integer> statuses = statuses(
                AT_ONCE,
                () -> Web.of(port)
                        .asPerson(name, "a guess " + Thread.currentThread().threadId())
                        .get("/api/me", "X-Forwarded-For", "203.0.113.90"));

        assertThat(statuses).isSubsetOf(401, 429, 503).contains(429);
        assertThat(statuses).filteredOn(status -> status == 401).hasSizeLessThanOrEqualTo(10);
    }

    @Test
    void guesses_from_many_addresses_do_not_pass_the_limit_of_a_name_and_the_owner_of_it_gets_in() {
        Web admin = account.person("ADMIN");
        String name = nameOf(admin); // so that the network is known from now on
        List<HttpResponse<String>> answers = IntStream.range(0, 30)
                .mapToObj(i -> Web.of(port)
                        .asPerson(name, "a guess " + i)
                        .get("/api/me", "X-Forwarded-For", "198.51.100." + i))
                .toList();

        assertThat(answers).anySatisfy(PasswordGuessesTest::isRefusedForItsName);
        assertThat(admin.get("/api/me").statusCode()).isEqualTo(200);
        assertThat(Web.of(port).asPerson(name, "mistyped").get("/api/me").statusCode())
                .isEqualTo(401);
    }

    @Test
    void a_name_that_nobody_has_is_refused_in_the_same_way() {
        List<HttpResponse<String>> answers = IntStream.range(0, 30)
                .mapToObj(i -> Web.of(port)
                        .asPerson("nobody@example.com", "a guess " + i)
                        .get("/api/me", "X-Forwarded-For", "198.51.100." + (100 + i / 10)))
                .toList();

        assertThat(answers).anySatisfy(PasswordGuessesTest::isRefusedForItsName);
    }

    @Test
    void one_who_sends_several_requests_at_once_signs_in_by_all_of_them() throws Exception {
        Web admin = account.person("ADMIN");
        assertThat(statuses(15, () -> admin.get("/api/me", "X-Forwarded-For", "203.0.113.91")))
                .containsOnly(200);
    }
}
