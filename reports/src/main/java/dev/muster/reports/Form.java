package dev.muster.reports;

/** The forms of an answer. A letter carries the first two as its body and the others as attachments. */
public enum Form {
    TEXT("text/plain; charset=UTF-8"),
    HTML("text/html; charset=UTF-8"),
    PDF("application/pdf"),
    CSV("text/csv; charset=UTF-8");

    private final String contentType;

    Form(String contentType) {
        this.contentType = contentType;
    }

    public String contentType() {
        return contentType;
    }

    public boolean isAttachment() {
        return this == PDF || this == CSV;
    }
}
