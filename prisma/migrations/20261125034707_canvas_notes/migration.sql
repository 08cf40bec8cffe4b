-- AlterTable
ALTER TABLE "Canvas" ADD COLUMN     "notes" JSONB NOT NULL DEFAULT '{}';
