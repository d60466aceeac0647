package dev.muster.directory;

/** A command says for which tenant it is, so that it can be held against the tenant of whoever sent it. */
public interface TenantBound {
    TenantId tenant();
}
