package dev.muster.tour;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/** Plays a company's first weeks against a running server, has the report sent, and says where to look. */
public final class Tour {
    /** How many are hired in the first week, and what becomes of some of them. */
    public static final int PEOPLE = 240;

    public static final int LEAVERS = 18;
    public static final int LEAVERS_WITH_EQUIPMENT = 9;

    private static final String RECIPIENT = "admin@example.com";

    private final Okta okta;
    private final Desk desk;
    private final PrintStream out;
    private final Map<Integer, String> ids = new LinkedHashMap<>();

    private Tour(ServerAccess access, PrintStream out) {
        this.okta = new Okta(access);
        this.desk = new Desk(access);
        this.out = out;
    }

    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try {
            ServerAccess access = ServerAccess.find(System.getenv());
            play(access, out);
        } catch (TourCutShort cutShort) {
            out.println();
            out.println("The tour was cut short. " + cutShort.getMessage());
            System.exit(1);
        }
    }

    /** @return the last run of the leavers' report, as {@code /api/runs/…} shows it */
    public static JsonNode play(ServerAccess access, PrintStream out) {
        Tour tour = new Tour(access, out);
        tour.firstWeek();
        tour.secondWeek();
        tour.thirdWeek();
        JsonNode run = tour.report();
        tour.sayWhereToLook(access, run);
        return run;
    }

    private void firstWeek() {
        out.println("Week 1: Okta is connected, " + PEOPLE + " people and 4 groups arrive");
        okta.testConnection();
        String agent = desk.defineRole("agent");
        String admin = desk.defineRole("admin");
        String guide = desk.defineRole("guide");
        desk.mapUserType(agent, "agent");
        desk.mapUserType(admin, "admin");

        for (int number = 1; number <= PEOPLE; number++) {
            ids.put(number, okta.assign(Employee.number(number)));
            if (number % 40 == 0) out.println("  " + number + " people");
        }
        String guides = okta.pushGroup("Tour Guides");
        okta.addMembers(guides, idsOf(every(2)));
        desk.mapGroup(guide, guides);
        String staff = okta.pushGroup("Theme Park Staff");
        okta.addMembers(staff, idsOf(every(5)));
        okta.pushGroup("Night Shift"); // nobody is in it yet, and that is fine
        String interns = okta.pushGroup("Interns");
        okta.addMembers(interns, idsOf(List.of(3, 33)));

        String csv = equipment();
        out.println("  " + csv.lines().skip(1).count() + " items of equipment, from a CSV file: first as a dry run");
        desk.importEquipment(csv, true);
        desk.importEquipment(csv, false);

        okta.renameGroup(staff, "Theme Park Crew");
        okta.removeMember(guides, ids(2));
        okta.unlink(interns);
    }

    private void secondWeek() {
        out.println("Week 2: some move to another department");
        for (int number = 10; number <= PEOPLE; number += 10) {
            okta.update(ids(number), Employee.number(number).movedTo("Guest Services"), true);
        }
    }

    private void thirdWeek() {
        out.println("Week 3: " + LEAVERS + " leave, half of them with a laptop; one comes back");
        for (int i = 1; i <= LEAVERS; i++) okta.deactivate(ids(leaver(i)));
        int returner = 7;
        okta.deactivate(ids(returner));
        String again = okta.create(Employee.number(returner));
        if (!again.equals(ids(returner))) {
            throw new TourCutShort("The returner became another user: " + again + " instead of " + ids(returner));
        }
        int there = okta.importUsers();
        if (there < PEOPLE) throw new TourCutShort("An import sees " + there + " users instead of " + PEOPLE);
    }

    private JsonNode report() {
        out.println("Monday, 8:00: the report on leavers who still hold equipment");
        String run = desk.runNow(desk.scheduleLeaversReport(RECIPIENT));
        for (int i = 0; i < 600; i++) {
            JsonNode now = desk.run(run);
            JsonNode letters = desk.deliveries(run);
            boolean sent = !letters.isEmpty()
                    && letters.valueStream()
                            .allMatch(
                                    letter -> letter.get("state").stringValue().equals("SENT"));
            if (sent) return now;
            if (now.get("state").stringValue().equals("FAILED")) {
                throw new TourCutShort("The report failed: " + now);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
        throw new TourCutShort("The report was not sent within a minute; see GET /api/runs/" + run);
    }

    private void sayWhereToLook(ServerAccess access, JsonNode run) {
        String leaver = ids(leaver(1));
        String operator = "-u '" + access.operator() + ":" + access.password() + "' ";
        out.println();
        out.println("Played by " + okta.requests() + " requests in Okta's dialect. Now look:");
        out.println(
                "  the letter     in the folder outbox of your data folder (muster-home/outbox), or in your mailbox");
        out.println("  its PDF        curl " + operator + access.base() + "/api/runs/" + text(run, "id")
                + "/files/pdf -o leavers.pdf");
        out.println("  a leaver       curl -H 'Authorization: Bearer " + access.token() + "' " + access.base()
                + "/scim/v2/Users/" + leaver);
        out.println("  their history  curl " + operator + access.base() + "/api/history/users/" + leaver);
        out.println("  verification   curl " + operator + "-X POST " + access.base() + "/api/verification");
    }

    /** In the columns of a Snipe-IT export. The first of the leavers hold something; the others have given it back. */
    private static String equipment() {
        StringBuilder csv = new StringBuilder(
                "Asset Tag,Serial,Model,Category,Manufacturer,Status,Username,Purchase Date,Purchase Cost\n");
        for (int number = 1; number <= PEOPLE; number++) {
            boolean withLaptop = number % 3 == 0 || isLeaverWithEquipment(number);
            if (withLaptop && !isLeaverWithout(number)) {
                csv.append("LT-%04d,SN%07d,%s,Laptop,%s,Deployed,%s,%s,%s\n"
                        .formatted(
                                number,
                                number * 7919,
                                number % 2 == 0 ? "ThinkPad X1 Carbon" : "MacBook Pro 14",
                                number % 2 == 0 ? "Lenovo" : "Apple",
                                Employee.number(number).userName(),
                                "2025-%02d-15".formatted(1 + number % 12),
                                number % 2 == 0 ? "1849.00" : "2399.50"));
            }
        }
        csv.append("LT-9001,SN9000001,ThinkPad X1 Carbon,Laptop,Lenovo,Ready to Deploy,,2026-01-10,1849.00\n");
        return csv.toString();
    }

    private static int leaver(int i) {
        return 11 * i;
    }

    private static boolean isLeaverWithEquipment(int number) {
        return number % 11 == 0 && number / 11 <= LEAVERS_WITH_EQUIPMENT;
    }

    private static boolean isLeaverWithout(int number) {
        return number % 11 == 0 && number / 11 > LEAVERS_WITH_EQUIPMENT && number / 11 <= LEAVERS;
    }

    private static List<Integer> every(int step) {
        List<Integer> numbers = new ArrayList<>();
        for (int number = step; number <= PEOPLE; number += step) numbers.add(number);
        return numbers;
    }

    private List<String> idsOf(List<Integer> numbers) {
        return numbers.stream().map(this::ids).toList();
    }

    private String ids(int number) {
        String id = ids.get(number);
        if (id == null) throw new IllegalStateException("Nobody has the number " + number);
        return id;
    }

    private static String text(JsonNode node, String member) {
        return node.get(member).stringValue();
    }
}
