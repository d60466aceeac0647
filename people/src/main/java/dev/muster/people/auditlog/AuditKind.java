package dev.muster.people.auditlog;

/** What is on record beside the events of settings, which bear their own names. In the past tense, like those. */
public enum AuditKind {
    PERSON_ADDED("PersonAdded"),
    PERSON_DISABLED("PersonDisabled"),
    PERSON_ENABLED("PersonEnabled"),
    PASSWORD_RESET("PasswordReset"),
    PASSWORD_CHANGED("PasswordChanged"),
    SIGNED_IN("SignedIn"),
    SIGN_IN_FAILED("SignInFailed"),
    SCHEDULE_CREATED("ScheduleCreated"),
    SCHEDULE_CHANGED("ScheduleChanged"),
    SCHEDULE_DELETED("ScheduleDeleted"),
    REPORT_RUN_REQUESTED("ReportRunRequested"),
    LETTER_SENT_AGAIN("LetterSentAgain"),
    WORK_TRIED_AGAIN("WorkTriedAgain"),
    REPORT_DOWNLOADED("ReportDownloaded"),
    HISTORY_DOWNLOADED("HistoryDownloaded"),
    RESOURCES_HANDED_OVER("ResourcesHandedOver"),
    VERIFICATION_STARTED("VerificationStarted"),
    EVENTS_EXPORTED("EventsExported"),
    EVENTS_IMPORTED("EventsImported");

    private final String name;

    AuditKind(String name) {
        this.name = name;
    }

    @Override
    public String toString() {
        return name;
    }
}
