-- From where each person has signed in before, latest first, a few of them: strangers who guess cannot lock the person out there.
alter table person add column signed_in_from text[] not null default '{}';
