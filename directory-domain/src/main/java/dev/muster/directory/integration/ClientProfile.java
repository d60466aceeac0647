package dev.muster.directory.integration;

/** The dialect of a provisioning client, which decides where the RFC and real clients contradict each other. */
public enum ClientProfile {
    RFC,
    OKTA,
    ENTRA
}
