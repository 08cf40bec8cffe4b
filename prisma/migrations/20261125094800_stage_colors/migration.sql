-- AlterTable
ALTER TABLE "Stage" ADD COLUMN     "colorNumber" INTEGER;
