package dev.muster.work;

/** What is worked on, tenant by tenant, without anybody waiting for it. It is stored by its name. */
public enum WorkKind {
    SCHEDULE("Schedule"),
    RUN("Run"),
    DELIVERY("Delivery"),
    CREDENTIAL_WARNING("Credential"),
    HELD_CHANGES("Hold"),
    /** Of the installation, and of no tenant. */
    UPKEEP("Upkeep");

    private final String title;

    WorkKind(String title) {
        this.title = title;
    }

    /** What the id is the id of, as the audit log calls it. */
    public String title() {
        return title;
    }
}
